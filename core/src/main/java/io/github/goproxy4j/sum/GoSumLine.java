package io.github.goproxy4j.sum;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.ModuleFile;
import java.util.List;

/**
 * One hash of one file, as it stands in go.sum.
 *
 * @param path the module path, which nobody checked
 * @param version the version, followed by {@code /go.mod} for that file (G4)
 * @param hash the hash, perhaps of a kind that is not known here
 */
public record GoSumLine(String path, String version, String hash) {
  /** What a hash is recorded for. */
  record Key(String path, String version) {
    static Key of(ModuleFile file) {
      String version = file.module().version().toString();
      String suffix = file.kind() == ModuleFile.Kind.MOD ? "/go.mod" : "";
      return new Key(file.module().path().value(), version + suffix);
    }
  }

  /** Takes fields that are not empty and have no white space in them. */
  public GoSumLine {
    for (String field : List.of(path, version, hash)) {
      if (!Fields.of(field).equals(List.of(field))) {
        throw new IllegalArgumentException("not one field: " + GoQuote.quote(field));
      }
    }
  }

  /**
   * The line that records {@code hash}.
   *
   * @throws IllegalArgumentException for an {@code .info} file, which is never recorded
   */
  public static GoSumLine of(ModuleFile file, ModuleHash hash) {
    if (file.kind() == ModuleFile.Kind.INFO) {
      throw new IllegalArgumentException("go.sum records no hash of " + file);
    }
    Key key = Key.of(file);
    return new GoSumLine(key.path(), key.version(), hash.value());
  }

  Key key() {
    return new Key(path, version);
  }

  /** The line without its newline. */
  @Override
  public String toString() {
    return path + " " + version + " " + hash;
  }
}
