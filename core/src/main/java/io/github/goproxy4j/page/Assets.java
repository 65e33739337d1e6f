package io.github.goproxy4j.page;

import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.protocol.PageFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The files that pages need. */
enum Assets {
  STYLE("style.css", "text/css; charset=utf-8"),
  ICON("icon.svg", "image/svg+xml; charset=utf-8");

  private static final String FOLDER = "-/";
  private static final int TAG_LENGTH = 12;

  private final String name;
  private final String contentType;
  private final String text;
  private final String tag;

  Assets(String name, String contentType) {
    this.name = name;
    byte[] bytes = bytes(name);
    this.contentType = contentType;
    this.text = new String(bytes, StandardCharsets.UTF_8);
    this.tag = Sha256.hex(Sha256.of(bytes)).substring(0, TAG_LENGTH);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<PageFile> find(String rawPath) {
    return rawPath.startsWith("/" + FOLDER)
        ? Arrays.stream(values())
            .filter(asset -> rawPath.equals("/" + FOLDER + asset.name))
            .map(asset -> new PageFile(asset.contentType, asset.text))
            .findFirst()
        : Optional.empty();
  }

  /** Below the mount point; another one when the content is another. */
  String link() {
    return FOLDER + name + "?" + tag;
  }
}
