package io.github.goproxy4j.spec;

import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.modfile.GoMod.Replace;
import io.github.goproxy4j.modfile.GoMod.Require;
import io.github.goproxy4j.modfile.GoMod.Retract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A go.mod file in the shape of {@code go mod edit -json}; what is empty is left out. */
final class GoModJson {
  private GoModJson() {}

  static Map<String, Object> of(GoMod file) {
    var module = new LinkedHashMap<String, Object>();
    put(module, "Path", file.module());
    put(module, "Deprecated", file.deprecated());
    var json = new LinkedHashMap<String, Object>();
    json.put("Module", module);
    put(json, "Go", file.goVersion());
    put(json, "Toolchain", file.toolchain());
    put(json, "GoDebug", file.godebugs(), d -> Map.of("Key", d.key(), "Value", d.value()));
    put(json, "Require", file.requires(), GoModJson::require);
    put(json, "Exclude", file.excludes(), e -> module(e.path(), Optional.of(e.version())));
    put(json, "Replace", file.replaces(), GoModJson::replace);
    put(json, "Retract", file.retracts(), GoModJson::retract);
    put(json, "Tool", file.tools(), path -> Map.of("Path", path));
    put(json, "Ignore", file.ignores(), path -> Map.of("Path", path));
    return json;
  }

  /** What the go command printed, without the lists it prints as null. */
  static Map<String, Object> printed(String json) {
    Map<String, Object> file = Json.objects(json).get(0);
    file.values().removeIf("null"::equals);
    return file;
  }

  private static Map<String, Object> require(Require require) {
    Map<String, Object> json = module(require.path(), Optional.of(require.version()));
    if (require.indirect()) {
      json.put("Indirect", "true");
    }
    return json;
  }

  private static Map<String, Object> replace(Replace replace) {
    return Map.of(
        "Old", module(replace.path(), replace.version()),
        "New", module(replace.newPath(), replace.newVersion()));
  }

  private static Map<String, Object> retract(Retract retract) {
    var json = new LinkedHashMap<String, Object>();
    json.put("Low", retract.low());
    json.put("High", retract.high());
    put(json, "Rationale", Optional.of(retract.rationale()).filter(text -> !text.isEmpty()));
    return json;
  }

  private static Map<String, Object> module(String path, Optional<String> version) {
    var json = new LinkedHashMap<String, Object>();
    json.put("Path", path);
    put(json, "Version", version);
    return json;
  }

  private static void put(Map<String, Object> json, String key, Optional<String> value) {
    value.ifPresent(text -> json.put(key, text));
  }

  private static <T> void put(
      Map<String, Object> json, String key, List<T> list, Function<T, Map<String, ?>> shape) {
    if (!list.isEmpty()) {
      json.put(key, list.stream().map(shape).toList());
    }
  }
}
