package io.github.goproxy4j.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A git repository on this disk that git, and so the go command, takes for one on a host: what
 * {@code https://git.test/org/M} begins with is fetched from here.
 */
final class GitRepository {
  /** The module at the root; a path with {@code .git} needs no discovery. */
  static final String MODULE = "git.test/org/M.git";

  private final Tool git;
  private final Path folder;
  private final Path files;
  private final Map<String, String> environment;

  private GitRepository(Tool git, Path folder) {
    this.git = git;
    this.folder = folder;
    this.files = folder.resolve("M");
    this.environment =
        Map.of(
            "GIT_CONFIG_GLOBAL", folder.resolve("gitconfig").toString(),
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_DATE", "2020-01-02T03:04:05Z",
            "GIT_COMMITTER_DATE", "2020-01-02T03:04:06Z");
  }

  static GitRepository create(Path folder) throws IOException {
    var repository = new GitRepository(Tool.require("git"), folder);
    Files.createDirectories(repository.files);
    Files.writeString(
        folder.resolve("gitconfig"),
        """
        [user]
          name = a user
          email = user@example.com
        [init]
          defaultBranch = main
        [url "%s"]
          insteadOf = https://git.test/org/M
        [protocol "file"]
          allow = always
        """
            .formatted(repository.files.toUri()));
    repository.git("init", "-q");
    return repository;
  }

  /** Writes a file; a content that begins with {@code ->} is where a link leads. */
  GitRepository file(String name, String content) throws IOException {
    Path file = files.resolve(name);
    Files.createDirectories(file.getParent());
    if (content.startsWith("->")) {
      Files.createSymbolicLink(file, Path.of(content.substring(2)));
    } else {
      Files.writeString(file, content);
    }
    return this;
  }

  /** Commits everything under a tag. */
  void tag(String tag) {
    git("add", "-A", "-f");
    git("commit", "-q", "-m", tag);
    git("tag", tag);
  }

  String git(String... args) {
    return git.run(files, environment, args);
  }

  /** A fresh checkout of a tag, with its {@code .git}. */
  Path checkOut(String tag, Path target) {
    git("clone", "-q", "--branch", tag, files.toUri().toString(), target.toString());
    return target;
  }

  /** Settings for a go command that asks this repository and nobody else. */
  Map<String, String> direct(Path cache) {
    var direct = new HashMap<>(GoTool.onlyFrom("direct", cache));
    direct.putAll(environment);
    direct.put("GIT_ALLOW_PROTOCOL", "file:https");
    direct.put("GOVCS", "*:git");
    return direct;
  }

  Path folder() {
    return folder;
  }
}
