package io.github.goproxy4j.spec;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A piece of Java from a page, compiled against the library and run. */
final class Snippet {
  private static final List<String> PACKAGES =
      List.of(
          "com.sun.net.httpserver",
          "io.github.goproxy4j.access",
          "io.github.goproxy4j.blob",
          "io.github.goproxy4j.event",
          "io.github.goproxy4j.health",
          "io.github.goproxy4j.modfile",
          "io.github.goproxy4j.module",
          "io.github.goproxy4j.page",
          "io.github.goproxy4j.policy",
          "io.github.goproxy4j.protocol",
          "io.github.goproxy4j.publish",
          "io.github.goproxy4j.release",
          "io.github.goproxy4j.semver",
          "io.github.goproxy4j.servlet",
          "io.github.goproxy4j.source",
          "io.github.goproxy4j.store",
          "io.github.goproxy4j.sum",
          "io.github.goproxy4j.sumdb",
          "io.github.goproxy4j.upstream",
          "io.github.goproxy4j.zip",
          "jakarta.servlet.http",
          "java.io",
          "java.net",
          "java.nio.file",
          "java.time",
          "java.util");
  private static final Pattern VARIABLE = Pattern.compile("(?m)^[A-Z]?\\w+(?:<[^=]*>)? (\\w+) =");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Opens the class path once for all snippets, which are compiled one after the other. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private final String code;

  Snippet(String code) {
    this.code = code;
  }

  /**
   * Runs the code with what the page leaves to the reader, each value by its name.
   *
   * @return the values of the variables that the code declares
   */
  Map<String, Object> run(Map<String, Object> given, Path workFolder) throws Exception {
    compile(source(given), workFolder);
    URL[] classes = {workFolder.toUri().toURL()};
    try (var loader = new URLClassLoader(classes, Snippet.class.getClassLoader())) {
      var method = loader.loadClass("Page").getMethod("run", Map.class);
      @SuppressWarnings("unchecked")
      var values = (Map<String, Object>) method.invoke(null, given);
      return values;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the snippet failed:\n" + code, e.getCause());
    }
  }

  private String source(Map<String, Object> given) {
    String imports =
        PACKAGES.stream().map(p -> "import " + p + ".*;\n").collect(Collectors.joining());
    String inputs =
        given.keySet().stream()
            .map(
                name ->
                    type(given.get(name))
                        + " "
                        + name
                        + " = ("
                        + type(given.get(name))
                        + ") given.get(\""
                        + name
                        + "\");\n")
            .collect(Collectors.joining());
    String outputs =
        VARIABLE
            .matcher(code)
            .results()
            .map((MatchResult m) -> "values.put(\"" + m.group(1) + "\", " + m.group(1) + ");\n")
            .collect(Collectors.joining());
    return imports
        + "public class Page {\n"
        + "public static Map<String, Object> run(Map<String, Object> given) throws Exception {\n"
        + inputs
        + code
        + "Map<String, Object> values = new HashMap<>();\n"
        + outputs
        + "return values;\n}\n}\n";
  }

  private static String type(Object value) {
    return value instanceof Path ? "Path" : "OutputStream";
  }

  private static void compile(String source, Path target) throws IOException {
    var unit =
        new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var messages = new StringWriter();
    var options = List.of("-d", target.toString(), "-cp", classPath, "-proc:none");
    boolean compiled = COMPILER.getTask(messages, FILES, null, options, null, List.of(unit)).call();
    if (!compiled) {
      throw new IllegalStateException(messages + "\n" + source);
    }
  }
}
