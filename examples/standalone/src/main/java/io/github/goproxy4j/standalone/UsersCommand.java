package io.github.goproxy4j.standalone;

import io.github.goproxy4j.access.SecretHash;
import io.github.goproxy4j.access.UserFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps the file of users. */
@Command(
    name = "users",
    description = "Keep the file of users who may read, publish and delete.",
    subcommands = UsersCommand.Add.class)
final class UsersCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a subcommand is missing");
  }

  /** Adds a token or a password, and what its holder may do. */
  @Command(
      name = "add",
      description = "Add a user with a new token, which is printed once, or with a password.")
  static final class Add implements Callable<Integer> {
    private static final int TOKEN_BYTES = 32;
    private static final String OWNER_ALONE = "rw-------";

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A new user, or one who gets another token.")
    String name;

    @Option(
        names = "--file",
        required = true,
        paramLabel = "FILE",
        description = "The file of users; made if it is not there.")
    Path file;

    @Option(
        names = "--grant",
        paramLabel = "ACTIONS",
        description = "What they may do: read, publish, delete, with commas between.")
    Optional<String> actions = Optional.empty();

    @Option(
        names = "--modules",
        defaultValue = "*",
        paramLabel = "PATTERNS",
        description = "With which modules, as in GOPRIVATE (default: ${DEFAULT-VALUE}).")
    String modules;

    @Option(names = "--password", description = "Ask for a password instead of making a token.")
    boolean password;

    @Override
    public Integer call() throws IOException {
      Optional<String> token = password ? Optional.empty() : Optional.of(newToken());
      String secret =
          token
              .map(value -> "token " + name + " " + SecretHash.ofToken(value).text())
              .orElseGet(() -> "user  " + name + " " + SecretHash.ofPassword(ask()).text());
      List<String> lines =
          actions.isPresent()
              ? List.of(secret, "grant " + name + " " + actions.get() + " " + modules)
              : List.of(secret);
      append(lines);
      token.ifPresent(spec.commandLine().getOut()::println);
      return 0;
    }

    private static String newToken() {
      byte[] bytes = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String ask() {
      String answer = Terminal.password("Password for " + name + ": ").orElse("");
      if (answer.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--password asks on a terminal, and wants an answer");
      }
      return answer;
    }

    /** What would make the file unreadable is not written into it. */
    private void append(List<String> lines) throws IOException {
      String before = Files.exists(file) ? Files.readString(file) : "";
      String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
      String after = before + separator + String.join("\n", lines) + "\n";
      UserFile.check(file.toString(), after);
      if (!Files.exists(file)) {
        create();
      }
      Files.writeString(file, after.substring(before.length()), StandardOpenOption.APPEND);
    }

    private void create() throws IOException {
      if (Files.getFileStore(file.toAbsolutePath().getParent())
          .supportsFileAttributeView("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
      } else {
        Files.createFile(file);
      }
    }
  }
}
