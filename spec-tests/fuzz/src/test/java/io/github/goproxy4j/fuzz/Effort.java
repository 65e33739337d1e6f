package io.github.goproxy4j.fuzz;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Assertions;

/** How much an input may cost. The heap is bounded by the process that runs the tests. */
public final class Effort {
  private static final long MAX_NANOS = 5_000_000_000L;

  private Effort() {}

  /** Does something that must not take long, in time of the processor. */
  public static void bounded(Work work) throws Exception {
    long start = processorTime();
    work.run();
    long spent = processorTime() - start;
    Assertions.assertTrue(spent <= MAX_NANOS, () -> "took " + spent + " ns");
  }

  /** What is to be done with an input. */
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
