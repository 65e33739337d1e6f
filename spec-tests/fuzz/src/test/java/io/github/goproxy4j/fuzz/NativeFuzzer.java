package io.github.goproxy4j.fuzz;

import java.util.Locale;

/** Whether Jazzer's native part is there for this machine; without it only seeds can be run. */
public final class NativeFuzzer {
  private NativeFuzzer() {}

  /** False only where the fuzzer is asked for and cannot run. */
  public static boolean isUsableIfAsked() {
    return !"1".equals(System.getenv("JAZZER_FUZZ")) || hasLibrary();
  }

  private static boolean hasLibrary() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch =
        System.getProperty("os.arch").replace("amd64", "x86_64").replace("arm64", "aarch64");
    String os = name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
    String file =
        switch (os) {
          case "macos" -> "libjazzer_driver.dylib";
          case "windows" -> "jazzer_driver.dll";
          default -> "libjazzer_driver.so";
        };
    String folder = "/com/code_intelligence/jazzer/driver/jazzer_driver_" + os + "_" + arch + "/";
    return NativeFuzzer.class.getResource(folder + file) != null;
  }
}
