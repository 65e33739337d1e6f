package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.ZipReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Module zips: what belongs in one, and what comes out. */
final class ZipOperations {
  static final List<Operation> ALL =
      List.of(
          Operation.of(
              "check-files",
              DescribedFiles.IN_MEMORY,
              "ok refused",
              (v, f) -> answer(ModuleZip.checkFiles(DescribedFiles.tree(v)))),
          Operation.of("check-dir", DescribedFiles.ON_DISK, "ok refused", ZipOperations::checkDir),
          Operation.of(
              "check-zip",
              "module version" + DescribedZip.TAKES,
              "ok refused?",
              ZipOperations::checkZip),
          Operation.of(
              "create",
              "module version" + DescribedFiles.IN_MEMORY,
              "ok refused!",
              (v, f) -> create(out -> ModuleZip.create(module(v), DescribedFiles.tree(v), out))),
          Operation.of(
              "create-dir",
              "module version" + DescribedFiles.ON_DISK,
              "ok refused!",
              ZipOperations::createDir),
          Operation.of(
              "unzip",
              "module version target?" + DescribedZip.TAKES,
              "ok refused!",
              ZipOperations::unzip));

  private ZipOperations() {}

  static ModuleVersion module(Vector v) {
    return ModuleVersion.ofCanonical(v.key("module"), v.key("version"));
  }

  private static Answer answer(ZipReport report) {
    Answer answer = report.isValid() ? Answer.ok() : Answer.refused();
    for (String path : report.valid()) {
      answer = answer.with("valid", RawString.display(path));
    }
    for (ZipReport.Finding finding : report.omitted()) {
      answer = answer.with("omitted", finding.path(), finding.reason());
    }
    for (ZipReport.Finding finding : report.invalid()) {
      answer = answer.with("invalid", finding.path(), finding.reason());
    }
    return report.sizeError().isPresent() ? answer.with("size", report.sizeError().get()) : answer;
  }

  private static Answer checkDir(Vector v, Path folder) throws Exception {
    Path dir = folder.resolve("m");
    DescribedFiles.write(v, dir);
    return answer(ModuleZip.checkDirectory(dir)).naming("$dir", dir.toString());
  }

  private static Answer checkZip(Vector v, Path folder) throws IOException {
    Path zip = folder.resolve("zip");
    DescribedZip.write(v, zip);
    try {
      return answer(ModuleZip.check(module(v), zip));
    } catch (IOException | IllegalArgumentException e) {
      return Answer.refused(e);
    }
  }

  /** Writes a zip. */
  @FunctionalInterface
  private interface Creation {
    /** Writes it to {@code out}. */
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static Answer create(Creation creation) throws IOException {
    var out = new ByteArrayOutputStream();
    try {
      creation.to(out);
    } catch (IllegalArgumentException e) {
      // Refused before there was anything to create.
      return Answer.refused(new IOException("create zip: " + e.getMessage()));
    } catch (IOException e) {
      return Answer.refused(e);
    }
    try (Blob zip = Blob.ofBytes(out.toByteArray())) {
      return Answer.ok(ModuleHash.ofZip(zip).value()).withColumn(names(out.toByteArray()));
    }
  }

  private static List<String> names(byte[] zip) throws IOException {
    var names = new ArrayList<String>();
    try (ZipFile file = ZipFile.builder().setByteArray(zip).get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private static Answer createDir(Vector v, Path folder) throws Exception {
    Path dir = folder.resolve("m");
    DescribedFiles.write(v, dir);
    return create(out -> ModuleZip.create(module(v), dir, out)).naming("$dir", dir.toString());
  }

  private static Answer unzip(Vector v, Path folder) throws IOException {
    Path zip = folder.resolve("zip");
    Path dir = folder.resolve("m");
    DescribedZip.write(v, zip);
    String target = v.key("target", "missing");
    if (!target.equals("missing")) {
      Files.createDirectory(dir);
    }
    if (target.equals("occupied")) {
      Files.createFile(dir.resolve("occupant"));
    }
    try {
      ModuleZip.extract(module(v), zip, dir);
      return extracted(dir);
    } catch (IllegalArgumentException e) {
      return Answer.refused(new IOException("unzip $zip: " + e.getMessage()));
    } catch (IOException e) {
      requireAsBefore(dir, target);
      return Answer.refused(e).naming("$zip", zip.toString()).naming("$dir", dir.toString());
    }
  }

  /** U3: unlike Go, nothing stays behind. */
  private static void requireAsBefore(Path dir, String target) throws IOException {
    List<Path> left = Files.exists(dir) ? list(dir) : List.of();
    boolean same =
        switch (target) {
          case "missing" -> !Files.exists(dir);
          case "empty" -> Files.exists(dir) && left.isEmpty();
          default -> left.equals(List.of(dir.resolve("occupant")));
        };
    if (!same) {
      throw new AssertionError("left behind: " + left);
    }
  }

  private static Answer extracted(Path dir) throws IOException {
    Answer answer = Answer.ok();
    for (Path file : list(dir)) {
      String content = RawString.of(Files.readAllBytes(file));
      answer = answer.with(mode(file), DescribedFiles.name(dir, file), content);
    }
    return answer;
  }

  private static List<Path> list(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    int mode = 0;
    // The constants stand in the order of the bits, the highest first.
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
    }
    return String.format("%04o", mode);
  }
}
