package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.inMemory;
import static io.github.goproxy4j.spec.oracle.Question.onTree;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.DiskName;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import io.github.goproxy4j.zip.ZipReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * How the library answers about files for module zips, and what zips it makes of them. What is not
 * UTF-8 is U+FFFD in its reports.
 */
final class ZipAnswers {
  private ZipAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("zip.checkFiles", "(b--b)", ZipAnswers::checkFiles).shown(),
          inMemory("zip.create", "tt(b--b)", ZipAnswers::create).shown(),
          onTree("zip.checkDir", "(b-b)", ZipAnswers::checkDir).shown(),
          onTree("zip.createFromDir", "tt(b-b)", ZipAnswers::createFromDir).shown(),
          onTree("hash.dir", "-(b-b)", ZipAnswers::hashDir).verdictOnly());

  private static Strings checkFiles(Strings arguments) {
    return report(ModuleZip.checkFiles(SourceTree.of(CaseFile.all(arguments, 0))));
  }

  private static Strings checkDir(Strings arguments) {
    String folder = arguments.text(0);
    try {
      Strings report = report(ModuleZip.checkDirectory(Path.of(folder)));
      return replace(report, folder, "DIR");
    } catch (IOException e) {
      return Strings.ofText("exception", e.toString());
    }
  }

  static ModuleVersion module(Strings arguments, int i) {
    return ModuleVersion.ofCanonical(arguments.text(i), arguments.text(i + 1));
  }

  static Strings report(ZipReport report) {
    var words = new ArrayList<String>();
    report.problem().ifPresentOrElse(p -> words.addAll(List.of("error", p)), () -> words.add("ok"));
    words.addAll(List.of("valid", Integer.toString(report.valid().size())));
    words.addAll(report.valid());
    add(words, "omitted", report.omitted());
    add(words, "invalid", report.invalid());
    return Strings.ofText(words.toArray(String[]::new));
  }

  private static void add(List<String> words, String list, List<ZipReport.Finding> findings) {
    words.addAll(List.of(list, Integer.toString(findings.size())));
    findings.forEach(f -> words.addAll(List.of(f.path(), f.reason())));
  }

  private static Strings create(Strings arguments) {
    return create(
        "create zip: ",
        arguments,
        0,
        (module, out) -> ModuleZip.create(module, SourceTree.of(CaseFile.all(arguments, 2)), out));
  }

  private static Strings createFromDir(Strings arguments) throws IOException {
    Path folder = Path.of(arguments.text(0));
    Strings answer =
        create(
            "create zip " + folder + ": ",
            arguments,
            1,
            (module, out) -> ModuleZip.create(module, folder, out));
    requireSameOfList(arguments, folder, answer);
    return replace(answer, folder.toString(), "DIR");
  }

  /** A list of the files is taken for the directory with them, but for the order. */
  private static void requireSameOfList(Strings arguments, Path folder, Strings answer)
      throws IOException {
    SourceTree tree = SourceTree.asDirectory(files(folder));
    Strings listed = create("", arguments, 1, (module, out) -> ModuleZip.create(module, tree, out));
    boolean same =
        answer.isError()
            ? listed.isError()
            : listed.size() > 1 && listed.get(1).equals(answer.get(1));
    if (!same) {
      throw new IOException("from a list: " + listed);
    }
  }

  private static List<SourceFile> files(Path folder) throws IOException {
    var files = new ArrayList<SourceFile>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(SourceFile.ofFile(name(folder, file), file));
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static String name(Path folder, Path file) {
    var names = new ArrayDeque<String>();
    for (Path path = file; !path.equals(folder); path = path.getParent()) {
      names.push(DiskName.of(path));
    }
    return String.join("/", names);
  }

  /** Writes a zip. */
  @FunctionalInterface
  private interface Creation {
    void run(ModuleVersion module, OutputStream out) throws IOException;
  }

  /** The library's texts about a module are without {@code prefix}: they come from the values. */
  private static Strings create(String prefix, Strings arguments, int i, Creation creation) {
    ModuleVersion module;
    try {
      module = module(arguments, i);
    } catch (IllegalArgumentException e) {
      return Strings.ofText("error", prefix + e.getMessage());
    }
    try {
      var out = new ByteArrayOutputStream();
      creation.run(module, out);
      return contents(Blob.ofBytes(out.toByteArray()));
    } catch (IOException e) {
      return Strings.ofText("error", String.valueOf(e.getMessage()));
    }
  }

  private static Strings contents(Blob zip) throws IOException {
    var words = new ArrayList<>(List.of("ok", ModuleHash.ofZip(zip).value()));
    for (ZipEntry entry : ZipDirectory.read(zip).entries()) {
      words.add(entry.nameText());
      words.add(ZipContents.hash(entry));
    }
    return Strings.ofText(words.toArray(String[]::new));
  }

  private static Strings hashDir(Strings arguments) {
    return SumAnswers.hash(
        () -> ModuleHash.ofDirectory(Path.of(arguments.text(0)), arguments.text(1)));
  }

  static Strings replace(Strings strings, String old, String replacement) {
    return new Strings(
        strings.list().stream().map(s -> new Bytes(s.chars().replace(old, replacement))).toList());
  }
}
