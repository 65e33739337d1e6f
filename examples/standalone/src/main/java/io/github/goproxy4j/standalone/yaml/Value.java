package io.github.goproxy4j.standalone.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What stands at one place in a file. */
public final class Value {
  private static final int LONGEST_QUOTE = 80;
  private static final Pattern USER_INFO = Pattern.compile("://[^/@]*@");
  private static final Set<Tag> USUAL_TAGS =
      Set.of(Tag.NULL, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.ENV_TAG, Tag.SEQ, Tag.MAP);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final String name;
  private final Place label;
  private final Node node;
  private final Problems problems;

  /**
   * @param label the place of the name: a block begins on a later line than it
   */
  Value(String name, Place label, Node node, Problems problems) {
    this.name = name;
    this.label = label;
    this.node = node;
    this.problems = problems;
  }

  /** Whether this is text rather than a list or a mapping. */
  public boolean isText() {
    return node instanceof ScalarNode && !isNothing() && hasUsualTag();
  }

  /** Others would mean something to other programs. */
  private boolean hasUsualTag() {
    return USUAL_TAGS.contains(node.getTag());
  }

  private boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** The value of a text of the given kind. */
  public <T> Optional<T> text(Kind<T> kind) {
    if (!isText()) {
      return unexpected(kind.expected());
    }
    String text = ((ScalarNode) node).getValue();
    if (text.contains("${")) {
      return problem(quoted(text) + ": environment variables are not read here");
    }
    try {
      Optional<T> value = kind.parser().apply(text);
      return value.isPresent()
          ? value
          : unexpected(kind.expected(), Nearest.hint(text, kind.words()));
    } catch (IllegalArgumentException e) {
      return problem(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A secret that stands here, or in the environment variable that is named here as {@code
   * ${NAME}}.
   */
  public Optional<Secret> secret(Function<String, Optional<String>> environment) {
    if (!isText()) {
      return unexpected("a text or ${NAME}");
    }
    String text = ((ScalarNode) node).getValue();
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      Optional<String> value = environment.apply(variable.group(1)).filter(v -> !v.isBlank());
      return value.isPresent()
          ? value.map(Secret::new)
          : problem("the environment variable " + variable.group(1) + " is not set");
    }
    return text.contains("${") || text.isBlank()
        ? problem("expected a text or ${NAME} and nothing else")
        : Optional.of(new Secret(text));
  }

  /** The elements of a list, of which there is at least one. */
  <T> Optional<List<T>> list(Reader<T> element) {
    if (!(node instanceof SequenceNode list) || !hasUsualTag()) {
      return unexpected("a list");
    }
    if (list.getValue().isEmpty()) {
      return problem("expected a list that is not empty");
    }
    var elements = new ArrayList<T>();
    for (Node each : list.getValue()) {
      element.read(new Value(name, Place.of(each), each, problems)).ifPresent(elements::add);
    }
    return elements.size() == list.getValue().size() ? Optional.of(elements) : Optional.empty();
  }

  /** The mapping that this is. */
  public Optional<Mapping> mapping() {
    return node instanceof MappingNode mapping && hasUsualTag()
        ? Optional.of(Mapping.of(this, mapping))
        : unexpected("a mapping");
  }

  /** What this is called, which is the key in front of it. */
  public String name() {
    return name;
  }

  /** The name of this, as a text of the given kind. */
  public <T> Optional<T> key(Kind<T> kind) {
    try {
      Optional<T> key = kind.parser().apply(name);
      return key.isPresent() ? key : problemAtKey("expected " + kind.expected());
    } catch (IllegalArgumentException e) {
      return problemAtKey(String.valueOf(e.getMessage()));
    }
  }

  /** Reports that this is wrong. */
  public <T> Optional<T> problem(String text) {
    problems.add(isNothing() ? label : Place.of(node), titled(text));
    return Optional.empty();
  }

  /** Reports that its name is wrong, or that something does not stand in here. */
  public <T> Optional<T> problemAtKey(String text) {
    problems.add(label, titled(text));
    return Optional.empty();
  }

  private <T> Optional<T> unexpected(String expected) {
    return unexpected(expected, "");
  }

  private <T> Optional<T> unexpected(String expected, String hint) {
    return problem("expected " + expected + ", found " + found() + hint);
  }

  private String titled(String text) {
    return name.isEmpty() ? text : name + ": " + text;
  }

  private String found() {
    if (isNothing()) {
      return "nothing";
    }
    if (!hasUsualTag()) {
      return "something with the tag " + node.getTag().getValue();
    }
    return node instanceof ScalarNode text
        ? quoted(text.getValue())
        : node instanceof MappingNode ? "a mapping" : "a list";
  }

  private static String quoted(String value) {
    String text = USER_INFO.matcher(value).replaceAll("://...@");
    return text.length() <= LONGEST_QUOTE
        ? '"' + text + '"'
        : '"' + text.substring(0, LONGEST_QUOTE) + "...\"";
  }

  Value child(String childName, Node key, Node value) {
    return new Value(childName, Place.of(key), value, problems);
  }
}
