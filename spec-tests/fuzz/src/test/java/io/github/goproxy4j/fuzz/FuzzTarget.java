package io.github.goproxy4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzz test of a class, to be called with an input. */
record FuzzTarget(Method method) {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final String ENDING = "FuzzTest.class";

  /** All that there are, in the order of their names. */
  static List<FuzzTarget> all() {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(ENDING))
          .sorted()
          .map(name -> of(name.substring(0, name.length() - ".class".length()).replace('/', '.')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(FuzzTarget.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FuzzTarget of(String name) {
    try {
      Method method =
          Arrays.stream(Class.forName(name).getDeclaredMethods())
              .filter(m -> m.isAnnotationPresent(FuzzTest.class))
              .findAny()
              .orElseThrow(() -> new IllegalStateException("no fuzz test in " + name));
      method.setAccessible(true);
      return new FuzzTarget(method);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it begins with: the inputs that are kept for it, and those that it makes. */
  List<byte[]> seeds() throws Exception {
    var seeds = new ArrayList<byte[]>();
    Path folder = RESOURCES.resolve(folder());
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder).sorted()) {
        files.map(FuzzTarget::read).forEach(seeds::add);
      }
    }
    if (method.isAnnotationPresent(MethodSource.class)) {
      String maker = method.getAnnotation(MethodSource.class).value()[0];
      Method made = method.getDeclaringClass().getDeclaredMethod(maker);
      made.setAccessible(true);
      ((Stream<?>) made.invoke(null)).forEach(seed -> seeds.add((byte[]) seed));
    }
    return seeds;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where Jazzer looks for them, too. */
  private Path folder() {
    Class<?> test = method.getDeclaringClass();
    Path below = Path.of(test.getPackageName().replace('.', '/'));
    return below.resolve(test.getSimpleName() + "Inputs").resolve(method.getName());
  }

  /** Runs it; an input that breaks something is kept. */
  void run(byte[] input) throws Exception {
    try {
      method.invoke(test(), (Object) input);
    } catch (InvocationTargetException e) {
      Path file = keep(input);
      throw new AssertionError("kept in " + file + ": " + e.getCause(), e.getCause());
    }
  }

  private Object test() throws ReflectiveOperationException {
    Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private Path keep(byte[] input) throws IOException {
    Path folder = Files.createDirectories(RESOURCES.resolve(folder()));
    String name = "crash-" + HexFormat.of().toHexDigits(Arrays.hashCode(input));
    return Files.write(folder.resolve(name), input);
  }
}
