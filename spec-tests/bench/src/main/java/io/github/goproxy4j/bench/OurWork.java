package io.github.goproxy4j.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Our side of {@link Peer}. */
final class OurWork {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private OurWork() {}

  public static void main(String[] args) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(List.of(line.split("\t", -1))));
    }
  }

  private static String answer(List<String> words) {
    try {
      if (words.get(0).equals("versions")) {
        return "ok\t0\t0\t0\t" + System.getProperty("java.vm.version");
      }
      int last = words.size() - 1;
      Work work = Tasks.of(words.get(0), words.subList(1, last));
      return measure(work, Integer.parseInt(words.get(last)));
    } catch (Exception e) {
      return "error\t" + e.toString().replace('\n', ' ');
    }
  }

  private static String measure(Work work, int repeat) throws Exception {
    System.gc();
    String result = "";
    long[] sum = new long[3];
    for (int i = 0; i < repeat; i++) {
      long[] before = now();
      result = work.run();
      long[] after = now();
      Arrays.setAll(sum, k -> sum[k] + after[k] - before[k]);
      work.undo();
    }
    return "ok\t"
        + sum[0] / repeat
        + "\t"
        + sum[1] / repeat
        + "\t"
        + sum[2] / repeat
        + "\t"
        + result;
  }

  private static long[] now() {
    long allocated = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      allocated += bytes;
    }
    return new long[] {System.nanoTime(), PROCESS.getProcessCpuTime(), allocated};
  }
}
