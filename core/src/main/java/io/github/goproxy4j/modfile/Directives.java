package io.github.goproxy4j.modfile;

import io.github.goproxy4j.modfile.GoMod.Exclude;
import io.github.goproxy4j.modfile.GoMod.Godebug;
import io.github.goproxy4j.modfile.GoMod.Replace;
import io.github.goproxy4j.modfile.GoMod.Require;
import io.github.goproxy4j.modfile.GoMod.Retract;
import io.github.goproxy4j.module.PathMajor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Understands lines, one by one, and collects what they say and what is wrong with them. */
final class Directives {
  enum Mode {
    /** Whatever is not understood is a problem. */
    STRICT,
    /** Only what counts in a dependency is read at all (M4). */
    LAX
  }

  private static final Set<String> READ_BY_LAX =
      Set.of("go", "module", "retract", "require", "ignore");
  private static final Pattern GO_VERSION =
      Pattern.compile("[1-9][0-9]*\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?");
  private static final Pattern REPAIRABLE_GO_VERSION =
      Pattern.compile("v?([1-9][0-9]*\\.(?:0|[1-9][0-9]*))[^0-9].*", Pattern.DOTALL);

  static final Runnable NOTHING = () -> {};

  private final Mode mode;
  private final Problems problems;
  private Optional<Line> moduleLine = Optional.empty();
  private Optional<String> module = Optional.empty();
  private Optional<String> goVersion = Optional.empty();
  private Optional<String> toolchain = Optional.empty();
  private final List<Godebug> godebugs = new ArrayList<>();
  private final List<Require> requires = new ArrayList<>();
  private final List<Exclude> excludes = new ArrayList<>();
  private final List<Replace> replaces = new ArrayList<>();
  private final List<Retract> retracts = new ArrayList<>();
  private final List<String> tools = new ArrayList<>();
  private final List<String> ignores = new ArrayList<>();
  private Runnable reread = NOTHING;

  Directives(Mode mode, Problems problems) {
    this.mode = mode;
    this.problems = problems;
  }

  GoMod toGoMod() {
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    return new GoMod(
        module,
        moduleLine.flatMap(line -> Deprecation.in(line.comments().text())),
        goVersion,
        toolchain,
        godebugs,
        requires,
        excludes,
        replaces,
        retracts,
        tools,
        ignores);
  }

  /** Takes the beginning of a block, before its lines. */
  void block(Block block) {
    if (mode == Mode.STRICT && !block.isKnown() && !problems.isFull()) {
      String tokens = RawText.decode(String.join(" ", block.tokens()));
      problems.add(block.start(), "unknown block type: " + tokens);
    }
  }

  /**
   * Takes a line.
   *
   * @return what to do if a comment is added to the line after all
   */
  Runnable line(Line line) {
    reread = NOTHING;

    boolean skipped =
        mode == Mode.LAX && !READ_BY_LAX.contains(line.verb())
            || line.block().isPresent() && !line.block().get().isKnown();
    if (skipped || problems.isFull()) {
      return NOTHING;
    }
    try {
      directive(line, new Arguments(line.verb(), line.arguments()));
    } catch (BadDirectiveException e) {
      problems.add(line.start(), e.getMessage());
    }
    return reread;
  }

  private void directive(Line line, Arguments arguments) throws BadDirectiveException {
    switch (line.verb()) {
      case "module" -> module(line, arguments);
      case "go" -> go(arguments);
      case "toolchain" -> toolchain(arguments);
      case "godebug" -> godebug(arguments);
      case "require" -> require(line, arguments);
      case "exclude" -> exclude(arguments);
      case "replace" -> replaces.add(ReplaceDirective.parse(arguments));
      case "retract" -> retract(line, arguments);
      case "tool" -> tools.add(path(arguments));
      case "ignore" -> ignores.add(path(arguments));
      default ->
          throw new BadDirectiveException("unknown directive: " + RawText.decode(line.verb()));
    }
  }

  private void module(Line line, Arguments arguments) throws BadDirectiveException {
    if (moduleLine.isPresent()) {
      throw new BadDirectiveException("repeated module statement");
    }
    moduleLine = Optional.of(line);
    if (arguments.count() != 1) {
      throw new BadDirectiveException("usage: module module/path");
    }
    module = Optional.of(RawText.decode(arguments.string(0)));
  }

  private void go(Arguments arguments) throws BadDirectiveException {
    if (goVersion.isPresent()) {
      throw new BadDirectiveException("repeated go statement");
    }
    goVersion = Optional.of(goVersion(arguments.only()));
  }

  private String goVersion(String version) throws BadDirectiveException {
    if (GO_VERSION.matcher(version).matches()) {
      return version;
    }
    var repairable = REPAIRABLE_GO_VERSION.matcher(version);
    if (mode == Mode.LAX && repairable.matches()) {
      return repairable.group(1);
    }
    throw new BadDirectiveException(
        "invalid go version '" + RawText.decode(version) + "': must match format 1.23.0");
  }

  private void toolchain(Arguments arguments) throws BadDirectiveException {
    if (toolchain.isPresent()) {
      throw new BadDirectiveException("repeated toolchain statement");
    }
    String name = arguments.only();
    if (!(name.equals("default") || name.equals("go1") || name.startsWith("go1."))) {
      throw new BadDirectiveException(
          "invalid toolchain version '"
              + RawText.decode(name)
              + "': must match format go1.23.0 or default");
    }
    toolchain = Optional.of(RawText.decode(name));
  }

  private void godebug(Arguments arguments) throws BadDirectiveException {
    String setting = arguments.count() == 1 ? arguments.token(0) : "";
    int equals = setting.indexOf('=');
    if (equals < 0 || setting.chars().anyMatch(c -> "\"`',".indexOf(c) >= 0)) {
      throw new BadDirectiveException("usage: godebug key=value");
    }
    godebugs.add(
        new Godebug(
            RawText.decode(setting.substring(0, equals)),
            RawText.decode(setting.substring(equals + 1))));
  }

  private record RawPair(String path, String version) {}

  private void require(Line line, Arguments arguments) throws BadDirectiveException {
    RawPair pair = pair(arguments);
    String path = RawText.decode(pair.path);
    add(requires, () -> new Require(path, pair.version, line.own().marksIndirect()));
  }

  /** Adds what a line with its comments says. */
  private <T> void add(List<T> list, Supplier<T> value) {
    int place = list.size();
    list.add(value.get());
    reread = () -> list.set(place, value.get());
  }

  private void exclude(Arguments arguments) throws BadDirectiveException {
    RawPair pair = pair(arguments);
    excludes.add(new Exclude(RawText.decode(pair.path), pair.version));
  }

  private static RawPair pair(Arguments arguments) throws BadDirectiveException {
    if (arguments.count() != 2) {
      throw new BadDirectiveException("usage: " + arguments.verb() + " module/path v1.2.3");
    }
    String path = arguments.string(0);
    String version = arguments.version(path, 1);
    PathMajor major =
        PathMajor.split(path).orElseThrow(() -> new BadDirectiveException("invalid module path"));
    arguments.checkMajor(path, major, version);
    return new RawPair(path, version);
  }

  private void retract(Line line, Arguments arguments) throws BadDirectiveException {
    Interval interval;
    try {
      interval = Interval.parse(arguments);
    } catch (BadDirectiveException e) {
      if (mode == Mode.LAX) {
        return;
      }
      throw e;
    }
    if (mode == Mode.STRICT && interval.end() < arguments.count()) {
      throw new BadDirectiveException(
          "unexpected token after version: " + RawText.quote(arguments.token(interval.end())));
    }
    String low = RawText.decode(interval.low());
    String high = RawText.decode(interval.high());
    add(retracts, () -> new Retract(low, high, line.comments().text()));
  }

  private static String path(Arguments arguments) throws BadDirectiveException {
    arguments.only();
    return RawText.decode(arguments.string(0));
  }
}
