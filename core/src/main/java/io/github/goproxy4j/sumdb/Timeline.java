package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.source.Fetch;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest tree that a database has shown, of which every other one has to be the beginning, now
 * and in all processes that share a folder. That a database shows another history is logged once.
 * Safe for use by many threads.
 */
final class Timeline {
  private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

  private final VerifierKey key;
  private final DatabaseFolder folder;
  private final DatabaseTiles tiles;
  private final AtomicReference<SignedTree> latest = new AtomicReference<>(SignedTree.EMPTY);
  private final AtomicBoolean reported = new AtomicBoolean();
  private volatile boolean started;

  Timeline(VerifierKey key, DatabaseFolder folder, DatabaseTiles tiles) {
    this.key = key;
    this.folder = folder;
    this.tiles = tiles;
  }

  /** Where a tree stands in the timeline. */
  private enum When {
    PAST,
    PRESENT,
    FUTURE
  }

  /** Takes in what was seen before, once. */
  void start(Fetch fetch) throws IOException {
    if (!started) {
      mergeEverywhere(openKept(folder.latest()), fetch);
      started = true;
    }
  }

  /** The latest tree; the empty one if none was ever seen. */
  SignedTree latest(Fetch fetch) throws IOException {
    start(fetch);
    return present();
  }

  /**
   * Takes a signed tree into the timeline, before or after others.
   *
   * @throws InauthenticDataException if it was not signed, or if nothing proves where it stands
   * @throws DatabaseForkException if it is on no timeline with the others
   */
  void merge(byte[] note, Fetch fetch) throws IOException {
    start(fetch);
    mergeEverywhere(SignedTree.open(note, key), fetch);
  }

  private void mergeEverywhere(SignedTree tree, Fetch fetch) throws IOException {
    if (merge(tree, fetch) == When.FUTURE) {
      mergeKept(fetch);
    }
  }

  /** Others may have gone on meanwhile, or may fall behind. */
  private void mergeKept(Fetch fetch) throws IOException {
    byte[] kept;
    do {
      kept = folder.latest();
    } while (merge(openKept(kept), fetch) == When.PAST
        && !folder.replaceLatest(kept, present().note()));
  }

  private SignedTree openKept(byte[] note) throws IOException {
    try {
      return SignedTree.open(note, key);
    } catch (InauthenticDataException e) {
      throw new IOException(folder.latestFile() + ": " + e.getMessage(), e);
    }
  }

  private When merge(SignedTree tree, Fetch fetch) throws IOException {
    for (; ; ) {
      SignedTree present = present();
      if (tree.size() <= present.size()) {
        requireOneTimeline(tree, present, fetch);
        return tree.size() < present.size() ? When.PAST : When.PRESENT;
      }
      requireOneTimeline(present, tree, fetch);
      if (latest.compareAndSet(present, tree)) {
        return When.FUTURE;
      }
    }
  }

  private void requireOneTimeline(SignedTree older, SignedTree newer, Fetch fetch)
      throws IOException {
    TreeHashes hashes = tiles.hashesOf(newer.tree(), fetch);
    LogTree beginning = beginning(older, newer, hashes);
    if (!beginning.equals(older.tree())) {
      var fork = new ForkReport(older, newer, beginning, hashes);
      if (reported.compareAndSet(false, true)) {
        LOG.error("{}", fork.text());
      }
      throw new DatabaseForkException(key.id().name(), fork.text());
    }
    hashes.keep();
  }

  private static LogTree beginning(SignedTree older, SignedTree newer, HashReader hashes)
      throws IOException {
    try {
      return LogTree.of(older.size(), hashes);
    } catch (InauthenticDataException e) {
      String against = older.size() == newer.size() ? "" : " against tree#" + newer.size();
      throw new InauthenticDataException(
          "checking tree#" + older.size() + against + ": " + e.getMessage(), e);
    }
  }

  private SignedTree present() {
    return Objects.requireNonNull(latest.get());
  }

  /** Checks that a record is in the latest tree. */
  void check(LogRecord record, Fetch fetch) throws IOException {
    LogTree tree = present().tree();
    if (record.id() >= tree.size()) {
      throw new InauthenticDataException(
          "cannot validate record " + record.id() + " in tree of size " + tree.size());
    }
    // To Go any negative number is that of the first record.
    long number = Math.max(0, record.id());
    if (number >= tree.size()) {
      throw new InauthenticDataException("indexes not in tree");
    }
    TreeHashes hashes = tiles.hashesOf(tree, fetch);
    LogNode node = LogNode.ofRecord(number);
    LogHash hash = hashes.read(List.of(node)).get(0);
    hashes.keep();
    if (!hash.equals(record.hash())) {
      throw new InauthenticDataException("cannot authenticate record data in server response");
    }
  }
}
