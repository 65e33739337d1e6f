package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Z25: the same bytes everywhere")
@EnabledOnOs(OS.LINUX)
class DeterminismTest {
  private static final ModuleVersion MODULE = ModuleVersion.ofCanonical("example.com/m", "v1.0.0");

  @TempDir Path temp;

  @Test
  @DisplayName("Z25 U2: in another time zone, language and charset, also of the names on the disk")
  void bytesDoNotDependOnTheDefaultsOfTheJvm() throws Exception {
    Path module = Files.createDirectory(temp.resolve("m"));
    Files.writeString(module.resolve("go.mod"), "module example.com/m\n");
    Files.writeString(module.resolve("LICENSE I"), "I\u0131\u0130i\n");
    Files.createDirectories(module.resolve("\u00e9t\u00e9/\ufb01"));
    Files.writeString(module.resolve("\u00e9t\u00e9/\ufb01/\ud840\udc00.go"), "x".repeat(100_000));
    var here = new ByteArrayOutputStream();
    ModuleZip.create(MODULE, module, here);

    Path zip = temp.resolve("there.zip");
    Path unpacked = temp.resolve("there");
    inAnotherWorld(module, zip, unpacked);

    assertThat(zip).hasBinaryContent(here.toByteArray());
    assertThat(ModuleHash.ofDirectory(unpacked, MODULE)).isEqualTo(ModuleHash.ofZip(zip));
  }

  private void inAnotherWorld(Path... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=ISO-8859-9",
                "-cp",
                classPath(),
                CreateInAnotherWorld.class.getName()));
    Stream.of(arguments).map(Path::toString).forEach(command::add);
    Path log = temp.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    int status = builder.redirectOutput(log.toFile()).start().waitFor();
    assertThat(status).as(Files.readString(log)).isZero();
  }

  /** What the tests see, whether it is on their class path or on their module path. */
  private static String classPath() {
    return Stream.of(
            Path.of("target", "test-classes").toAbsolutePath().toString(),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
