package io.github.goproxy4j.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs of others that servers are compared with, and how to get them. */
final class Programs {
  /** What a section says in the place of its tables. */
  static final String SKIPPED =
      "Skipped: this needs `%s` on the PATH (Debian: `apt-get install wrk nginx-light curl`).";

  private Programs() {}

  /** A remark for a section that cannot be measured here, if it cannot. */
  static Optional<String> missing(String... names) {
    return Arrays.stream(names)
        .filter(name -> !isThere(name))
        .findFirst()
        .map(name -> SKIPPED.formatted(name));
  }

  private static boolean isThere(String name) {
    return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Runs a command to a successful end; returns what it printed. */
  static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + text);
      }
      return text;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** nginx over a folder, into which files can be put. */
  static ServerProcess nginx(Path folder, Path scratch) throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Path prefix = Files.createDirectories(scratch.resolve("nginx"));
    String configuration =
        """
        daemon off;
        worker_processes 2;
        user root;
        pid %1$s/pid;
        error_log /dev/null;
        events { worker_connections 256; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          client_max_body_size 0;
          client_body_temp_path %1$s/body;
          server {
            listen 127.0.0.1:%2$d;
            root %3$s;
            location /put/ { dav_methods PUT; create_full_put_path on; }
          }
        }
        """
            .formatted(prefix, port, folder);
    Path file = Files.writeString(prefix.resolve("nginx.conf"), configuration);
    Process process =
        new ProcessBuilder("/usr/sbin/nginx", "-p", prefix.toString(), "-c", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return ServerProcess.of(process, port);
  }
}
