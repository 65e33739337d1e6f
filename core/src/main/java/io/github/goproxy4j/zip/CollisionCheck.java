package io.github.goproxy4j.zip;

import static io.github.goproxy4j.internal.text.GoQuote.quote;

import io.github.goproxy4j.internal.text.GoUnicode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths that some file system would not keep apart (Z40, Z41).
 *
 * <p>To Go every path and every directory above it is an entry of a map from the folded path to the
 * path that came first. Here the folded paths are a tree of which only the forks are stored, so
 * that deep paths take no more room than they have characters.
 */
final class CollisionCheck {
  private final Node root = new Node("", 0, 0, EntryType.DIRECTORY);

  enum EntryType {
    FILE,
    DIRECTORY
  }

  /**
   * The paths from {@code path[0, start)} to {@code path[0, end)} that were first seen as part of
   * {@code path}. All but the last are directories.
   */
  private static final class Node {
    final String path;
    final int end;
    final EntryType type;
    int start;
    Map<String, Node> children = Map.of();

    Node(String path, int start, int end, EntryType type) {
      this.path = path;
      this.start = start;
      this.end = end;
      this.type = type;
    }

    void put(Node child) {
      if (children.isEmpty()) {
        children = new HashMap<>();
      }
      children.put(foldedElement(child.path, child.start), child);
    }

    /** Cuts off what is beyond {@code path[0, at)}, and returns what is left to take its place. */
    Node fork(int at) {
      var fork = new Node(path, start, at, EntryType.DIRECTORY);
      start = at + 1;
      fork.put(this);
      return fork;
    }
  }

  /** What came first at {@code first[0, firstEnd)}, where {@code path[0, end)} is now. */
  private record Match(String first, int firstEnd, EntryType type, int end) {}

  /** Adds a valid path and the directories above it; returns what collides, or null. */
  @Nullable String add(String path, EntryType type) {
    Deque<Match> matches = insert(path, type);
    for (Match match : matches) {
      boolean whole = match.end == path.length();
      String problem = problem(match, path, whole ? type : EntryType.DIRECTORY);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String problem(Match match, String path, EntryType type) {
    if (match.firstEnd != match.end || !path.startsWith(match.first.substring(0, match.firstEnd))) {
      return "case-insensitive file name collision: "
          + quote(match.first.substring(0, match.firstEnd))
          + " and "
          + quote(path.substring(0, match.end));
    }
    String quoted = quote(path.substring(0, match.end));
    if (match.type != type) {
      return "entry " + quoted + " is both a file and a directory";
    }
    return type == EntryType.FILE ? "multiple entries for file " + quoted : null;
  }

  /** Returns what the path has in common with earlier ones, longest first. */
  private Deque<Match> insert(String path, EntryType type) {
    var matches = new ArrayDeque<Match>();
    Node node = root;
    int start = 0;
    while (start < path.length()) {
      Node child = node.children.get(foldedElement(path, start));
      if (child == null) {
        node.put(new Node(path, start, path.length(), type));
        break;
      }
      Match match = match(child, path, start);
      matches.push(match);
      start = match.end + 1;
      if (match.firstEnd < child.end && start < path.length()) {
        child = child.fork(match.firstEnd);
        node.put(child);
      }
      node = child;
    }
    return matches;
  }

  /** How far {@code path[start,)} follows the node; at least the first element is known to. */
  private static Match match(Node node, String path, int start) {
    int nodeEnd = elementEnd(node.path, node.start);
    int end = elementEnd(path, start);
    while (nodeEnd < node.end
        && end < path.length()
        && foldedElement(node.path, nodeEnd + 1).equals(foldedElement(path, end + 1))) {
      nodeEnd = elementEnd(node.path, nodeEnd + 1);
      end = elementEnd(path, end + 1);
    }
    EntryType type = nodeEnd < node.end ? EntryType.DIRECTORY : node.type;
    return new Match(node.path, nodeEnd, type, end);
  }

  private static String foldedElement(String path, int start) {
    return GoUnicode.fold(path.substring(start, elementEnd(path, start)));
  }

  private static int elementEnd(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? path.length() : slash;
  }
}
