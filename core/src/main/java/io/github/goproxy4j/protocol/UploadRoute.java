package io.github.goproxy4j.protocol;

import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.source.ModuleNotFoundException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a publishing client puts something, read once from the path. */
sealed interface UploadRoute {
  /**
   * A file of a version: {@code PUT /M/@v/V.zip}, {@code .mod} or {@code .info}.
   *
   * @param path the module
   * @param version perhaps not a canonical one
   * @param kind which file
   */
  record File(ModulePath path, String version, Kind kind) implements UploadRoute {}

  /**
   * All files of a version in a form: {@code POST /M/@v/V.save}, from an athens whose storage this
   * is.
   *
   * @param path the module
   * @param version perhaps not a canonical one
   */
  record WholeVersion(ModulePath path, String version) implements UploadRoute {}

  /**
   * What the same client does away with: {@code DELETE /M/@v/V.delete}.
   *
   * @param path the module
   * @param version perhaps not a canonical one
   */
  record UnwantedVersion(ModulePath path, String version) implements UploadRoute {}

  /**
   * An archive that says itself of which module it is: {@code PUT /V.zip}.
   *
   * @param version perhaps not a canonical one
   */
  record NamedArchive(String version) implements UploadRoute {}

  /** A form, or an archive that says itself what it is: {@code /upload}, {@code /api/artifacts}. */
  record Anything() implements UploadRoute {}

  /**
   * A whole module: {@code DELETE /M}.
   *
   * @param path the module
   */
  record Module(ModulePath path) implements UploadRoute {}

  /**
   * The route that a path spells.
   *
   * @throws ModuleNotFoundException if it spells none
   */
  static UploadRoute parse(String rawPath) throws ModuleNotFoundException {
    try {
      return new Parser(RequestPath.elements(Parser.withoutParameters(rawPath))).route();
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException("not found", String.valueOf(e.getMessage()));
    }
  }

  /** Reads paths as people and clients write them: escaped or not. */
  final class Parser {
    private static final Pattern ARCHIVE =
        Pattern.compile("(.+)(?:\\.zip|\\.tar\\.gz|\\.tgz|\\.tar)");
    private static final Pattern VERSION = Pattern.compile("v[0-9].*");
    private static final List<List<String>> FORMS =
        List.of(List.of("upload"), List.of("api", "artifacts"));

    private final List<String> elements;

    private Parser(List<String> elements) {
      this.elements = elements;
    }

    /** JFrog's client sends properties behind the file name, in the path. */
    private static String withoutParameters(String rawPath) {
      int semicolon = rawPath.indexOf(';', rawPath.lastIndexOf('/') + 1);
      return semicolon < 0 ? rawPath : rawPath.substring(0, semicolon);
    }

    private UploadRoute route() {
      int n = elements.size();
      if (FORMS.contains(elements)) {
        return new Anything();
      }
      if (n >= 3 && elements.get(n - 2).equals("@v")) {
        return file(path(n - 2), elements.get(n - 1));
      }
      Matcher archive = ARCHIVE.matcher(n == 1 ? elements.get(0) : "");
      if (archive.matches() && VERSION.matcher(archive.group(1)).matches()) {
        return new NamedArchive(unescaped(archive.group(1)));
      }
      return new Module(path(n));
    }

    private static UploadRoute file(ModulePath path, String name) {
      int dot = Math.max(name.lastIndexOf('.'), 0);
      String version = unescaped(name.substring(0, dot));
      return switch (name.substring(dot)) {
        case ".zip" -> new File(path, version, Kind.ZIP);
        case ".mod" -> new File(path, version, Kind.MOD);
        case ".info" -> new File(path, version, Kind.INFO);
        case ".save" -> new WholeVersion(path, version);
        case ".delete" -> new UnwantedVersion(path, version);
        default -> throw new IllegalArgumentException("expected VERSION.zip, .mod or .info");
      };
    }

    private ModulePath path(int end) {
      return ModulePath.parse(unescapedPath(String.join("/", elements.subList(0, end))));
    }

    private static String unescapedPath(String path) {
      return path.contains("!") ? Escaping.unescapePath(path) : path;
    }

    private static String unescaped(String version) {
      return version.contains("!") ? Escaping.unescapeVersion(version) : version;
    }
  }
}
