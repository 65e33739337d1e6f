package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that works on the same store, and may drop dead on the way. */
final class OtherProcess {
  static final String MODULE = "example.com/m@v1.0.0";
  static final int NEVER = Integer.MAX_VALUE;
  private static final int DEAD = 42;

  private OtherProcess() {}

  enum Task {
    PUBLISH,
    DELETE,
    PUBLISH_MANY
  }

  /**
   * Runs a task on the store in {@code root}.
   *
   * @param content what is published
   * @param operations dies before the operation on the disk with this number
   */
  static Process start(Path root, Task task, String content, int operations) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            OtherProcess.class.getName(),
            root.toString(),
            task.name(),
            content,
            String.valueOf(operations))
        .inheritIO()
        .start();
  }

  /** Whether the process came to the end of its task, and did not die on the way. */
  static boolean finished(Process process) throws InterruptedException {
    int status = process.waitFor();
    if (status != 0 && status != DEAD) {
      throw new AssertionError("exit status " + status);
    }
    return status == 0;
  }

  private static String classPath() {
    return Stream.of(
            location(DirectoryStore.class),
            location(OtherProcess.class),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  public static void main(String[] args) throws IOException {
    var left = new AtomicInteger(Integer.parseInt(args[3]));
    DiskProbe probe =
        (operation, file) -> {
          if (left.getAndDecrement() == 0) {
            Runtime.getRuntime().halt(DEAD);
          }
        };
    DirectoryStore store =
        DirectoryStore.at(Path.of(args[0]), Clock.systemUTC(), System::nanoTime, probe);
    switch (Task.valueOf(args[1])) {
      case PUBLISH -> publish(store, MODULE, args[2]);
      case DELETE -> store.delete(ModuleVersion.parse(MODULE));
      case PUBLISH_MANY -> {
        for (String module : manyModules()) {
          publish(store, module, args[2]);
        }
      }
    }
  }

  /** The versions that {@link Task#PUBLISH_MANY} publishes, unless others were faster. */
  static List<String> manyModules() {
    return Stream.iterate(0, i -> i + 1).limit(40).map(i -> "example.com/m@v1.0." + i).toList();
  }

  private static void publish(DirectoryStore store, String module, String content)
      throws IOException {
    try (ModuleRelease release = TestReleases.release(module, content, store.stagingFolder())) {
      store.publish(release);
    } catch (ReleaseConflictException e) {
      // The other one was faster.
    }
  }
}
