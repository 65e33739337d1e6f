package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.inMemory;
import static io.github.goproxy4j.spec.oracle.Question.onDisk;
import static io.github.goproxy4j.spec.oracle.ZipAnswers.module;
import static io.github.goproxy4j.spec.oracle.ZipAnswers.replace;

import io.github.goproxy4j.archive.ContentReader;
import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the library answers about zips that somebody else made. */
final class ZipContents {
  private ZipContents() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("hash.zip", "b", a -> hash(blob(a, 0))),
          inMemory("zip.checkZip", "ttb", a -> report(a, blob(a, 2))).shown(),
          inMemory("zip.entries", "b", a -> entries(blob(a, 0))).shown(),
          inMemory("zip.deflated", "b", a -> entriesReadTwice(blob(a, 0))).shown(),
          onDisk("zip.all", "ttb", ZipContents::all).shown(),
          onDisk("zip.allOfFile", "ttt", a -> allOf(a, Path.of(a.text(2)))).shown());

  private static Blob blob(Strings arguments, int i) {
    return Blob.ofBytes(arguments.get(i).array());
  }

  private static Strings hash(Blob zip) {
    return SumAnswers.hash(() -> ModuleHash.ofZip(zip));
  }

  private static Strings report(Strings arguments, Blob zip) {
    try {
      return ZipAnswers.report(ModuleZip.check(module(arguments, 0), zip));
    } catch (IOException | IllegalArgumentException e) {
      String text = String.valueOf(e.getMessage());
      return Strings.ofText("error", text, "valid", "0", "omitted", "0", "invalid", "0");
    }
  }

  private static Strings entries(Blob zip) {
    var words = new ArrayList<>(List.of("ok"));
    try {
      for (ZipEntry e : ZipDirectory.read(zip).entries()) {
        words.add(e.nameText());
        words.add(numbers(e));
        words.add(hash(e));
      }
      return Strings.ofText(words.toArray(String[]::new));
    } catch (IOException e) {
      return Strings.ofText("error", String.valueOf(e.getMessage()));
    }
  }

  /** Who reads whole contents finds what the stream has. */
  private static Strings entriesReadTwice(Blob zip) throws IOException {
    for (ZipEntry e : ZipDirectory.read(zip).entries()) {
      if (!hash(e).equals(hashOfWhole(e))) {
        return Strings.ofText("error", hashOfWhole(e), hash(e));
      }
    }
    return entries(zip);
  }

  private static String hashOfWhole(ZipEntry entry) {
    var content = new ByteArrayOutputStream();
    try {
      new ContentReader().read(entry, into(content));
      return Sha256.hex(Sha256.of(content.toByteArray()));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static ContentReader.Target into(ByteArrayOutputStream content) {
    return new ContentReader.Target() {
      @Override
      public void begin() {
        content.reset();
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        content.write(bytes, offset, length);
      }
    };
  }

  private static String numbers(ZipEntry e) {
    return String.join(
        " ",
        Integer.toString(e.flags()),
        Integer.toString(e.method()),
        Integer.toUnsignedString(e.crc32()),
        Long.toUnsignedString(e.compressedSize()),
        Long.toUnsignedString(e.uncompressedSize()));
  }

  static String hash(ZipEntry entry) {
    try (InputStream content = entry.open()) {
      return Sha256.hex(Sha256.of(content.readAllBytes()));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Strings all(Strings arguments) throws IOException {
    // A new file: one that is overwritten is written to the disk at once.
    Path file = Oracle.require().files().resolve("java.zip");
    Files.deleteIfExists(file);
    Files.write(file, arguments.get(2).array());
    return allOf(arguments, file);
  }

  private static Strings allOf(Strings arguments, Path file) throws IOException {
    try (Blob zip = Blob.ofFile(file)) {
      Strings report = report(arguments, zip);
      Strings hash = hash(zip);
      requireSameInOnePass(arguments, zip, report, hash);
      return new Strings(
          Stream.of(report, hash, unzip(arguments, file))
              .flatMap(answer -> answer.list().stream())
              .toList());
    }
  }

  /** What checks and hashes at once finds what two passes find. */
  private static void requireSameInOnePass(
      Strings arguments, Blob zip, Strings report, Strings hash) throws IOException {
    boolean same;
    try {
      CheckedZip checked = ModuleZip.checkAndHash(module(arguments, 0), zip);
      // Only what is invalid may be without a hash.
      Strings missing = report.isError() ? hash : Strings.of();
      Strings found = checked.hash().map(h -> Strings.ofText("ok", h.value())).orElse(missing);
      same = ZipAnswers.report(checked.report()).equals(report) && found.equals(hash);
    } catch (IOException | IllegalArgumentException e) {
      same = report.isError() || hash.isError();
    }
    if (!same) {
      throw new IOException("something else in one pass");
    }
  }

  private static Strings unzip(Strings arguments, Path zip) throws IOException {
    Path folder = Files.createTempDirectory(Oracle.require().files(), "unzip");
    Strings where = Strings.ofText(folder.toString());
    try {
      ModuleZip.extract(module(arguments, 0), zip, folder);
      return Oracle.require().ask("tree.list", List.of(where)).get(0);
    } catch (IllegalArgumentException e) {
      return Strings.ofText("error", "unzip ZIP: " + e.getMessage());
    } catch (IOException e) {
      String text = String.valueOf(e.getMessage()).replace(zip.toString(), "ZIP");
      return text.contains("File name too long")
          ? Strings.ofText("error", "name too long for the disk")
          : replace(Strings.ofText("error", text), folder.toString(), "DIR");
    } finally {
      Oracle.require().ask("tree.remove", List.of(where));
    }
  }
}
