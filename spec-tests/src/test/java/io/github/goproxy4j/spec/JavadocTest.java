package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users see of the published modules is documented: every public type, and of it every public
 * method, constructor with parameters, and constant. doclint checks what the comments say.
 */
class JavadocTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"core", "servlet"})
  void whatIsPublicIsDocumented(String module) throws IOException {
    assertThat(undocumented(sources(module))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "servlet"})
  void everyPackageIsSpecified(String module) throws IOException {
    List<Path> sources = sources(module);
    assertThat(sources.stream().map(Path::getParent).distinct())
        .filteredOn(folder -> !Files.exists(folder.resolve("module-info.java")))
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
  }

  @Test
  void whatIsNotDocumentedIsFound() throws IOException {
    String source =
        """
        public class Bare {
          public void method() {}
          /** Said. */
          public interface Inner {
            int CONSTANT = 1;
            /** Said. */
            void declared();
          }
          void hidden() {}
          @Override public String toString() { return ""; }
        }
        """;
    Path file = Files.writeString(temp.resolve("Bare.java"), source);
    assertThat(undocumented(List.of(file)))
        .containsExactly("Bare", "Bare.method", "Bare.Inner.CONSTANT");
  }

  private static List<Path> sources(String module) throws IOException {
    Path folder = Path.of(System.getProperty("basedir", "."), "..", module, "src/main/java");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/internal/"))
              .toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }

  private static List<String> undocumented(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      var scanner = new Scanner(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, "");
      }
      return scanner.found;
    }
  }

  /** Goes through what is public, with the name of the type that it is in. */
  private static final class Scanner extends TreePathScanner<Void, String> {
    private final DocTrees docs;
    private final List<String> found = new ArrayList<>();

    Scanner(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
      if (isPublic(type.getModifiers())) {
        String name = outer + type.getSimpleName();
        require(name);
        super.visitClass(type, name + ".");
      }
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, String type) {
      boolean plainConstructor = method.getReturnType() == null && method.getParameters().isEmpty();
      if (isPublic(method.getModifiers()) && !overrides(method) && !plainConstructor) {
        require(type + method.getName());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, String type) {
      if (isPublic(field.getModifiers())) {
        require(type + field.getName());
      }
      return null;
    }

    private void require(String name) {
      if (docs.getDocComment(getCurrentPath()) == null) {
        found.add(name);
      }
    }

    /** What an interface declares is public without a word. */
    private boolean isPublic(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      boolean inInterface =
          getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
      return flags.contains(Modifier.PUBLIC) || inInterface && !flags.contains(Modifier.PRIVATE);
    }

    private static boolean overrides(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }
  }
}
