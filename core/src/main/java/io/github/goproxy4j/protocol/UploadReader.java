package io.github.goproxy4j.protocol;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.SizeLimitException;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.MalformedPathException;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.publish.Upload;
import io.github.goproxy4j.release.ReleaseHints;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the content of a request once, to the disk where it may be large. Whatever it has read so
 * far is closed again if it fails.
 */
final class UploadReader {
  private static final int LARGEST_GO_MOD = (int) ModuleZip.MAX_GO_MOD_SIZE;
  private static final int LARGEST_INFO = 1 << 20;
  private static final int LARGEST_FIELD = 4 << 10;

  /** What the parts of forms are called, by client. */
  private enum Part {
    ARCHIVE,
    GO_MOD,
    INFO,
    PATH,
    VERSION,
    FORMAT;

    private static final Map<String, Part> NAMES =
        Map.ofEntries(
            // Harness
            Map.entry("zip", ARCHIVE),
            Map.entry("mod", GO_MOD),
            Map.entry("info", INFO),
            // Artifact Keeper
            Map.entry("file", ARCHIVE),
            Map.entry("name", PATH),
            Map.entry("version", VERSION),
            Map.entry("format", FORMAT),
            // athens
            Map.entry("mod.zip", ARCHIVE),
            Map.entry("mod.mod", GO_MOD),
            Map.entry("mod.info", INFO),
            // Nitro
            Map.entry("module", ARCHIVE),
            Map.entry("module_name", PATH),
            Map.entry("gomod", GO_MOD));
  }

  private final ProxyRequest request;
  private final Path folder;
  private final Map<Part, String> seen = new HashMap<>();
  private Upload upload = Upload.EMPTY;

  private UploadReader(ProxyRequest request, Path folder) {
    this.request = request;
    this.folder = folder;
  }

  /** Spools to {@code folder}. The caller closes the upload. */
  static Upload read(ProxyRequest request, UploadRoute route, Path folder) throws IOException {
    return new UploadReader(request, folder).read(route);
  }

  private Upload read(UploadRoute route) throws IOException {
    var checksums = UploadChecksums.of(request);
    try (InputStream content = checksums.over(new UploadStream(request.content().open()))) {
      if (route instanceof UploadRoute.File file) {
        hint(hints().withModule(file.path()).withVersion(version(file.version())));
        part(
            switch (file.kind()) {
              case ZIP -> Part.ARCHIVE;
              case MOD -> Part.GO_MOD;
              case INFO -> Part.INFO;
            },
            content);
      } else if (route instanceof UploadRoute.NamedArchive archive) {
        hint(hints().withVersion(version(archive.version())));
        part(Part.ARCHIVE, content);
      } else if (route instanceof UploadRoute.WholeVersion whole) {
        hint(hints().withModule(whole.path()).withVersion(version(whole.version())));
        formOrArchive(content);
      } else {
        formOrArchive(content);
      }
      checksums.check();
      return upload;
    } catch (Throwable e) {
      upload.close();
      throw e;
    }
  }

  private void formOrArchive(InputStream content) throws IOException {
    if (MultipartForm.isForm(request)) {
      MultipartForm.read(request, content, this::part);
    } else {
      part(Part.ARCHIVE, content);
    }
  }

  private void part(String name, InputStream bytes) throws IOException {
    Part part = Part.NAMES.get(name);
    if (part == null) {
      throw new BadUploadException("unknown part in the form: " + GoQuote.quote(name));
    }
    String before = seen.put(part, name);
    if (before != null) {
      throw new BadUploadException(
          "two parts for one thing in the form: "
              + GoQuote.quote(before)
              + " and "
              + GoQuote.quote(name));
    }
    part(part, bytes);
  }

  private void part(Part part, InputStream bytes) throws IOException {
    switch (part) {
      case ARCHIVE -> upload = upload.withArchive(spooled(bytes));
      case GO_MOD -> hint(hints().withGoMod(small(bytes, LARGEST_GO_MOD)));
      case INFO -> hint(hints().withInfo(small(bytes, LARGEST_INFO)));
      case PATH -> hint(hints().withModule(path(field(bytes))));
      case VERSION -> hint(hints().withVersion(version(field(bytes))));
      case FORMAT -> requireGo(field(bytes));
    }
  }

  private ReleaseHints hints() {
    return upload.hints();
  }

  private void hint(ReleaseHints hints) {
    upload = upload.withHints(hints);
  }

  private static SemVer version(String text) throws BadUploadException {
    try {
      return SemVer.parse(text);
    } catch (InvalidVersionException e) {
      throw new BadUploadException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ModulePath path(String text) throws BadUploadException {
    try {
      return ModulePath.parse(text);
    } catch (MalformedPathException e) {
      throw new BadUploadException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireGo(String format) throws BadUploadException {
    if (!format.equals("go")) {
      throw new BadUploadException("format " + GoQuote.quote(format) + " is not \"go\"");
    }
  }

  private Blob spooled(InputStream bytes) throws IOException {
    return Spool.of(bytes, folder, ModuleZip.MAX_ZIP_SIZE).intoBlob();
  }

  private static Blob small(InputStream bytes, int limit) throws IOException {
    return Blob.ofBytes(bytes(bytes, limit));
  }

  private static String field(InputStream bytes) throws IOException {
    return Utf8.decode(bytes(bytes, LARGEST_FIELD)).strip();
  }

  private static byte[] bytes(InputStream in, int limit) throws IOException {
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new SizeLimitException(limit);
    }
    return bytes;
  }
}
