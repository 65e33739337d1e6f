package io.github.goproxy4j.spec.oracle;

import java.util.Locale;

/** How many cases are made of a question: the system property {@code goproxy4j.tier}. */
enum Tier {
  /** Part of every build. */
  SMALL(20_000, 2_000),
  /** The profile of the same name. */
  CONFORMANCE(1_000_000, 100_000);

  /** The number of tries of every property; what a tier changes is the size of a batch. */
  static final int TRIES = 200;

  static final Tier CURRENT =
      valueOf(System.getProperty("goproxy4j.tier", "small").toUpperCase(Locale.ROOT));

  private final int inMemory;
  private final int onDisk;

  Tier(int inMemory, int onDisk) {
    this.inMemory = inMemory;
    this.onDisk = onDisk;
  }

  /** What a question costs. */
  enum Cost {
    IN_MEMORY,
    ON_DISK
  }

  int batchSize(Cost cost) {
    return (cost == Cost.IN_MEMORY ? inMemory : onDisk) / TRIES;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
