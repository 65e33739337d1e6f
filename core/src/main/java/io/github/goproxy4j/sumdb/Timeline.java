package io.github.goproxy4j.sumdb;

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

  /**
   * Takes a signed tree into the timeline, before or after others.
   *
   * @throws InauthenticDataException if it was not signed, or if nothing proves where it stands
   * @throws DatabaseForkException if it is on no timeline with the others
   */
  void merge(byte[] note) throws IOException {
    start();
    if (mergeHere(note) == When.FUTURE) {
      mergeKept();
    }
  }

  /** The latest tree; the empty one if none was ever seen. */
  SignedTree latest() throws IOException {
    start();
    return present();
  }

  private void start() throws IOException {
    if (!started) {
      mergeKept();
      started = true;
    }
  }

  /** Others may have gone on meanwhile, or may fall behind. */
  private void mergeKept() throws IOException {
    byte[] kept;
    do {
      kept = folder.latest();
    } while (mergeKept(kept) == When.PAST && !folder.replaceLatest(kept, present().note()));
  }

  private When mergeKept(byte[] note) throws IOException {
    try {
      return mergeHere(note);
    } catch (InauthenticDataException e) {
      throw new IOException(folder.latestFile() + ": " + e.getMessage(), e);
    }
  }

  private When mergeHere(byte[] note) throws IOException {
    SignedTree tree = SignedTree.open(note, key);
    for (; ; ) {
      SignedTree present = present();
      if (tree.size() <= present.size()) {
        requireOneTimeline(tree, present);
        return tree.size() < present.size() ? When.PAST : When.PRESENT;
      }
      requireOneTimeline(present, tree);
      if (latest.compareAndSet(present, tree)) {
        return When.FUTURE;
      }
    }
  }

  private void requireOneTimeline(SignedTree older, SignedTree newer) throws IOException {
    HashReader hashes = tiles.hashesOf(newer.tree());
    LogTree beginning = beginning(older, newer, hashes);
    if (!beginning.equals(older.tree())) {
      var fork = new ForkReport(older, newer, beginning, hashes);
      if (reported.compareAndSet(false, true)) {
        LOG.error("{}", fork.text());
      }
      throw new DatabaseForkException(key.id().name(), fork.text());
    }
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
  void check(LogRecord record) throws IOException {
    LogTree tree = present().tree();
    if (record.id() >= tree.size()) {
      throw new InauthenticDataException(
          "cannot validate record " + record.id() + " in tree of size " + tree.size());
    }
    // To Go any negative number is that of the first record.
    LogNode node = LogNode.ofRecord(Math.max(0, record.id()));
    if (!tiles.hashesOf(tree).read(List.of(node)).get(0).equals(record.hash())) {
      throw new InauthenticDataException("cannot authenticate record data in server response");
    }
  }
}
