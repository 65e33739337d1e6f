package io.github.goproxy4j.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients that ask for one file over and over: those of {@code wrk}, or, on tiny input, a few
 * requests of our own.
 *
 * @param connections how many clients
 * @param seconds for how long
 */
record Load(int connections, int seconds) {
  private static final int FEW = 20;
  private static final Pattern TOTAL =
      Pattern.compile("(\\d+) requests in ([0-9.]+)(ms|s|m), ([0-9.]+)(B|KB|MB|GB) read");
  private static final Pattern FAILED = Pattern.compile("Non-2xx.*|Socket errors.*");

  /** What came of it. */
  private record Traffic(double requests, double seconds, double bytes) {}

  /** Requests a second, and CPU milliseconds of the server for a thousand of them. */
  Measure requests(ServerProcess server, String path, boolean tiny) throws IOException {
    double before = server.cpu();
    Traffic traffic = traffic(server.url(path), tiny);
    double cpu = (server.cpu() - before) / traffic.requests * 1000;
    return new Measure(traffic.requests / traffic.seconds, cpu, Double.NaN, "");
  }

  /** Megabytes a second, and CPU milliseconds of the server for a gigabyte. */
  Measure megabytes(ServerProcess server, String path, boolean tiny) throws IOException {
    double before = server.cpu();
    Traffic traffic = traffic(server.url(path), tiny);
    double cpu = (server.cpu() - before) / traffic.bytes * 1e9;
    return new Measure(traffic.bytes / traffic.seconds / 1e6, cpu, Double.NaN, "");
  }

  private Traffic traffic(String url, boolean tiny) throws IOException {
    return tiny ? few(url) : wrk(url);
  }

  private static Traffic few(String url) throws IOException {
    long start = System.nanoTime();
    long bytes = 0;
    for (int i = 0; i < FEW; i++) {
      URLConnection connection = URI.create(url).toURL().openConnection();
      try (InputStream in = connection.getInputStream()) {
        bytes += in.readAllBytes().length;
      }
    }
    return new Traffic(FEW, (System.nanoTime() - start) / 1e9, bytes);
  }

  /** The header has goproxy's handler answer from its cache, as all others do anyway. */
  private Traffic wrk(String url) throws IOException {
    String text =
        Programs.run(
            List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "-H",
                "Disable-Module-Fetch: true",
                url));
    Matcher total = TOTAL.matcher(text);
    if (!total.find() || FAILED.matcher(text).find()) {
      throw new IOException("wrk " + url + ": " + text);
    }
    double unit =
        switch (total.group(5)) {
          case "B" -> 1;
          case "KB" -> 1 << 10;
          case "MB" -> 1 << 20;
          default -> 1 << 30;
        };
    return new Traffic(
        Double.parseDouble(total.group(1)),
        seconds(Double.parseDouble(total.group(2)), total.group(3)),
        Double.parseDouble(total.group(4)) * unit);
  }

  private static double seconds(double number, String unit) {
    return unit.equals("ms") ? number / 1000 : unit.equals("m") ? number * 60 : number;
  }
}
