package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.upstream.HttpSource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * There is no source that was not held to what every source promises: for each class there is a
 * {@link ModuleSourceContract} whose {@code sourceOf} says that it returns one.
 */
class BoundSourcesTest {
  /** What has no modules cannot have those of the contract: {@code GoProxyListTest} has it. */
  private static final Set<String> WITHOUT_MODULES =
      Set.of("io.github.goproxy4j.upstream.NoSource");

  @Test
  void everySourceIsHeldToTheContract() throws Exception {
    Set<String> bound =
        classesBeside(ModuleSourceContract.class).stream()
            .filter(ModuleSourceContract.class::isAssignableFrom)
            .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
            .filter(method -> method.getName().equals("sourceOf") && !method.isBridge())
            .map(Method::getReturnType)
            .map(Class::getName)
            .collect(Collectors.toSet());
    List<String> sources =
        classesBeside(ModuleSource.class).stream()
            .filter(ModuleSource.class::isAssignableFrom)
            .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
            .map(Class::getName)
            .toList();

    assertThat(sources)
        .contains(SourceGroup.class.getName(), HttpSource.class.getName())
        .filteredOn(name -> !bound.contains(name))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_MODULES);
  }

  /** All classes that were compiled to where this one is. */
  private static List<Class<?>> classesBeside(Class<?> one)
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    var classes = new ArrayList<Class<?>>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.map(root::relativize).toList()) {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        if (name.endsWith(".class") && !name.endsWith("-info.class")) {
          String className = name.substring(0, name.length() - ".class".length());
          classes.add(Class.forName(className, false, one.getClassLoader()));
        }
      }
    }
    return classes;
  }
}
