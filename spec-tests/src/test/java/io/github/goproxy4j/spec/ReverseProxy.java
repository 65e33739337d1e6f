package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server for the web that stands before ours, with what the operator guide says of it. */
enum ReverseProxy {
  NGINX("nginx", "nginx") {
    @Override
    String configuration(Path folder, String documented) {
      String temporary =
          Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
              .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";\n")
              .collect(Collectors.joining());
      return """
      daemon off;
      master_process off;
      pid %s/pid;
      events {}
      http {
      access_log off;
      %s%s}
      """
          .formatted(folder, temporary, documented);
    }

    @Override
    List<String> options(Path folder, Path configuration) {
      return List.of("-p", folder.toString(), "-c", configuration.toString(), "-e", "error.log");
    }
  },

  HTTPD("apache", "apache2") {
    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

    @Override
    String configuration(Path folder, String documented) {
      return """
      ServerRoot %1$s
      DefaultRuntimeDir %1$s
      PidFile pid
      ErrorLog error.log
      ServerName localhost
      User nobody
      Group #65534
      %2$s
      """
              .formatted(folder, modules())
          + documented;
    }

    private static String modules() {
      return Stream.of("mpm_event", "authz_core", "proxy", "proxy_http")
          .map(m -> "LoadModule " + m + "_module " + MODULES.resolve("mod_" + m + ".so"))
          .collect(Collectors.joining("\n"));
    }

    @Override
    List<String> options(Path folder, Path configuration) {
      return List.of("-f", configuration.toString(), "-D", "FOREGROUND");
    }
  };

  private static final String HERE = "127.0.0.1:";

  private final String language;
  private final String program;

  ReverseProxy(String language, String program) {
    this.language = language;
    this.program = program;
  }

  /** The whole of a configuration with what is documented in it. */
  abstract String configuration(Path folder, String documented);

  abstract List<String> options(Path folder, Path configuration);

  /** Where it is installed; the {@code PATH} of most people has no {@code sbin}. */
  Optional<Path> program() {
    return Stream.of("/usr/sbin", "/usr/bin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it between two ports, with {@code folder}, which it makes, for its files. */
  Process start(Path folder, int port, int upstream) throws IOException {
    Files.createDirectory(folder);
    String text = configuration(folder, documented(port, upstream));
    Path file = Files.writeString(folder.resolve("server.conf"), text);
    var command = new ArrayList<String>(List.of(program().orElseThrow().toString()));
    command.addAll(options(folder, file));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  private String documented(int port, int upstream) {
    String block =
        MarkdownPage.of("docs/operating.md").sections().stream()
            .flatMap(section -> section.blocks(language).stream())
            .findFirst()
            .orElseThrow();
    assertThat(block).contains(HERE + 8443, "http://" + HERE + 8080);
    return block.replace(HERE + 8443, HERE + port).replace(HERE + 8080, HERE + upstream);
  }
}
