package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.spec.Serving;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Tomcat as operators install it, with a folder of its own for what is deployed.
 *
 * @param home where the distribution was unpacked
 * @param base what it calls {@code CATALINA_BASE}
 */
record TomcatFolder(Path home, Path base) {
  private static final Pattern STARTED =
      Pattern.compile("Starting ProtocolHandler \\[\"http-nio-127\\.0\\.0\\.1-auto-1-(\\d+)\"]");

  /** The settings that it comes with, but for a free port of the loopback interface. */
  static TomcatFolder make(Path home, Path base) throws IOException {
    for (String folder : new String[] {"conf", "webapps", "logs", "temp", "work"}) {
      Files.createDirectories(base.resolve(folder));
    }
    for (String file : new String[] {"conf/web.xml", "conf/tomcat-users.xml"}) {
      Files.copy(home.resolve(file), base.resolve(file));
    }
    String server = Files.readString(home.resolve("conf/server.xml"));
    Files.writeString(
        base.resolve("conf/server.xml"),
        server
            .replace("port=\"8080\"", "port=\"0\" address=\"127.0.0.1\"")
            .replace("port=\"8005\"", "port=\"-1\""));
    return new TomcatFolder(home, base);
  }

  /** Drops a WAR into it, to be found at {@code /NAME}, or at the root if that is its name. */
  void deploy(Path war, String name) throws IOException {
    Files.copy(war, base.resolve("webapps").resolve(name + ".war"));
  }

  /** Deploys a WAR from where it is, with a parameter. */
  void deploy(Path war, String name, String parameter, Path value) throws IOException {
    Path folder = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
    Files.writeString(
        folder.resolve(name + ".xml"),
        """
        <Context docBase="%s">
          <Parameter name="%s" value="%s"/>
        </Context>
        """
            .formatted(war.toRealPath(), parameter, value));
  }

  /** What it says is shown and kept. */
  private Path logging() throws IOException {
    return Files.writeString(
        base.resolve("conf/logging.properties"),
        """
        handlers = java.util.logging.ConsoleHandler, java.util.logging.FileHandler
        java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
        java.util.logging.FileHandler.pattern = %s
        """
            .formatted(log()));
  }

  /** What it has said, from its start to its end. */
  Path log() {
    return base.resolve("logs/log");
  }

  /** Starts it as {@code catalina.sh run} does; its address is that of the root. */
  Serving start(Map<String, String> environment) throws Exception {
    Path bin = home.resolve("bin");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dcatalina.home=" + home,
            "-Dcatalina.base=" + base,
            "-Djava.io.tmpdir=" + base.resolve("temp"),
            // That of the JDK says nothing any more when a process is asked to end.
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "-Djava.util.logging.config.file=" + logging(),
            "-cp",
            bin.resolve("bootstrap.jar") + File.pathSeparator + bin.resolve("tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start");
    builder.environment().putAll(environment);
    Serving serving = Serving.of(builder.redirectErrorStream(true).start(), STARTED);
    return new Serving(serving.process(), "http://127.0.0.1:" + serving.url());
  }
}
