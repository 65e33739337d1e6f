package io.github.goproxy4j.standalone.yaml;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Keys and their values. Ask for every key that there is, then {@link #build} what they are for.
 *
 * <pre>{@code
 * Optional<String> host = mapping.required("host", HOST);
 * Optional<Integer> port = mapping.optional("port", 80, PORT);
 * return mapping.build(() -> new Address(host.orElseThrow(), port.orElseThrow()));
 * }</pre>
 */
public final class Mapping {
  private final Value self;
  private final Map<String, Value> values;
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> left;
  private boolean sound;

  private Mapping(Value self, Map<String, Value> values, boolean sound) {
    this.self = self;
    this.values = values;
    this.left = new HashSet<>(values.keySet());
    this.sound = sound;
  }

  static Mapping of(Value self, MappingNode node) {
    var values = new LinkedHashMap<String, Value>();
    boolean sound = true;
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        self.child("", entry.getKeyNode(), entry.getKeyNode()).problem("expected a key");
        sound = false;
      } else if (values.containsKey(key.getValue())) {
        self.child(key.getValue(), key, key).problem("this key is there twice");
        sound = false;
      } else {
        values.put(key.getValue(), self.child(key.getValue(), key, entry.getValueNode()));
      }
    }
    return new Mapping(self, values, sound);
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** What a key is set to that has to be there; nothing if it is not or that is wrong. */
  public <T> Optional<T> required(String key, Reader<T> reader) {
    Optional<Value> value = ask(key);
    return checked(
        value.isPresent()
            ? reader.read(value.get())
            : self.problemAtKey("the key \"" + key + "\" is missing"));
  }

  /** What a key is set to, or {@code fallback} without it; nothing if that is wrong. */
  public <T> Optional<T> optional(String key, T fallback, Reader<T> reader) {
    Optional<Value> value = ask(key);
    return checked(value.isPresent() ? reader.read(value.get()) : Optional.of(fallback));
  }

  /** What a key is set to, if it is there at all; nothing if that is wrong. */
  public <T> Optional<Optional<T>> maybe(String key, Reader<T> reader) {
    Optional<Value> value = ask(key);
    if (value.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<T> read = checked(reader.read(value.get()));
    return read.isPresent() ? Optional.of(read) : Optional.empty();
  }

  private Optional<Value> ask(String key) {
    asked.add(key);
    left.remove(key);
    return Optional.ofNullable(values.get(key));
  }

  private <T> Optional<T> checked(Optional<T> value) {
    sound &= value.isPresent();
    return value;
  }

  /** All values by their keys, for mappings whose keys are up to the writer of the file. */
  public Map<String, Value> all() {
    left.clear();
    return values;
  }

  /**
   * What the keys are for; nothing if there was anything wrong with them or any other is left. What
   * is wrong only about all of them together is an {@link IllegalArgumentException} of {@code
   * result}.
   */
  public <T> Optional<T> build(Supplier<T> result) {
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      if (left.contains(entry.getKey())) {
        sound = false;
        entry
            .getValue()
            .problemAtKey("there is no such key here" + Nearest.hint(entry.getKey(), asked));
      }
    }
    try {
      return sound ? Optional.of(result.get()) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return problem(String.valueOf(e.getMessage()));
    }
  }

  /** Something that was read elsewhere and without which there is nothing to build. */
  public <T> Optional<T> requires(Optional<T> value) {
    return checked(value);
  }

  /** Reports that the whole of this is wrong. */
  public <T> Optional<T> problem(String text) {
    return self.problem(text);
  }
}
