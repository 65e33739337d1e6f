package io.github.goproxy4j.sum;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.team.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;

/**
 * An {@code h1:} hash of a module zip or a go.mod file.
 *
 * <pre>{@code
 * ModuleHash.ofZip(Path.of("v1.0.0.zip")).value() // as in go.sum
 * }</pre>
 *
 * @param value {@code h1:} and 44 characters of Base64
 */
public record ModuleHash(String value) {
  static final String PREFIX = "h1:";
  static final int LENGTH = PREFIX.length() + 44;
  private static final byte[] GO_MOD = {'g', 'o', '.', 'm', 'o', 'd'};

  /**
   * Takes a hash as it is written.
   *
   * @throws InvalidHashException if it is none
   */
  public ModuleHash {
    if (!isValid(value)) {
      throw new InvalidHashException(value);
    }
  }

  /** The same as the constructor. */
  public static ModuleHash parse(String value) {
    return new ModuleHash(value);
  }

  static ModuleHash ofDigest(byte[] sha256) {
    return new ModuleHash(PREFIX + Base64.getEncoder().encodeToString(sha256));
  }

  static boolean isValid(String value) {
    if (value.length() != LENGTH || !value.startsWith(PREFIX)) {
      return false;
    }
    try {
      return Base64.getDecoder().decode(value.substring(PREFIX.length())).length == 32;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The hash of the zip in {@code file} (H2). */
  public static ModuleHash ofZip(Path file) throws IOException {
    try (Blob zip = Blob.ofFile(file)) {
      return ofZip(zip);
    }
  }

  /** The hash of a zip with no more in it than the default limits allow (H2). */
  public static ModuleHash ofZip(Blob zip) throws IOException {
    return ofZip(ZipDirectory.read(zip));
  }

  /**
   * The hash of a zip whose directory was read, for example with other limits (H2). Reads all of
   * its contents, however large: who does not trust the zip sums up the declared sizes before.
   */
  public static ModuleHash ofZip(ZipDirectory zip) throws IOException {
    return ofZip(zip, Workers.shared());
  }

  /** The same, with these to work on it. */
  public static ModuleHash ofZip(ZipDirectory zip, Workers workers) throws IOException {
    return ZipHash.of(zip.entries(), workers);
  }

  /**
   * The hash of a zip (H2) that has to be the same to every reader, as {@link
   * ZipDirectory#requireUnambiguous} has it; each content is read once for both.
   *
   * @throws io.github.goproxy4j.archive.AmbiguousZipException if some reader may see something else
   */
  public static ModuleHash ofUnambiguousZip(ZipDirectory zip) throws IOException {
    return ofUnambiguousZip(zip, Workers.shared());
  }

  /** The same, with these to work on it. */
  public static ModuleHash ofUnambiguousZip(ZipDirectory zip, Workers workers) throws IOException {
    return ZipHash.ofUnambiguous(zip, workers);
  }

  /**
   * The hash of an extracted module (H5), which equals that of its zip unless the zip has entries
   * for directories (H2).
   */
  public static ModuleHash ofDirectory(Path directory, ModuleVersion module) throws IOException {
    return ofDirectory(directory, module.toString());
  }

  /**
   * The hash of the files in a directory, named with {@code prefix} in its place (H5). The prefix
   * is cleaned as a path, so a final slash does not matter; it may be empty. Go fails on a prefix
   * like {@code a//b}, because it looks for the files by the names it made with it.
   *
   * @throws IOException also if {@code directory} is not one, or a link to one
   */
  public static ModuleHash ofDirectory(Path directory, String prefix) throws IOException {
    return DirectoryHash.of(directory, prefix);
  }

  /** The hash of a go.mod file (H4). */
  public static ModuleHash ofGoMod(byte[] goMod) {
    return new Hash1().addChecked(GO_MOD, Sha256.of(goMod)).sum();
  }

  /** The hash of a go.mod file (H4). */
  public static ModuleHash ofGoMod(Blob goMod) throws IOException {
    try (InputStream content = goMod.newInputStream()) {
      return new Hash1().add(GO_MOD, content).sum();
    }
  }

  /** The hash as it is written. */
  @Override
  public String toString() {
    return value;
  }
}
