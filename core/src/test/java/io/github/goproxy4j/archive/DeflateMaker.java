package io.github.goproxy4j.archive;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes deflate data such as no compressor would write, with a content that is known. */
final class DeflateMaker {
  private static final int END_OF_BLOCK = 256;
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  /** Where a decoder of buffers may be tempted to go wrong. */
  private static final int[] EDGES = {32 << 10, 64 << 10, (128 << 10) - 320, 128 << 10};

  private final Random random;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private long bits;
  private int bitCount;
  private byte[] content = new byte[1 << 16];
  private int size;

  DeflateMaker(Random random) {
    this.random = random;
  }

  /** A literal, or a match. */
  private record Item(int length, int distance) {
    boolean isMatch() {
      return distance > 0;
    }
  }

  byte[] content() {
    return Arrays.copyOf(content, size);
  }

  /** Adds blocks, the last of which says so, and returns the data. */
  byte[] make(int blocks) {
    for (int i = 1; i <= blocks; i++) {
      write(i == blocks ? 1 : 0, 1);
      switch (random.nextInt(5)) {
        case 0, 1 -> store();
        case 2 -> writeFixed(items());
        default -> writeDynamic(items());
      }
    }
    write(random.nextInt(128), -bitCount & 7);
    return data.toByteArray();
  }

  private void store() {
    write(0, 2);
    write(random.nextInt(128), -bitCount & 7);
    int length = storedLength();
    write(length, 16);
    write(length ^ 0xFFFF, 16);
    for (int i = 0; i < length; i++) {
      int b = random.nextInt(256);
      write(b, 8);
      put(b);
    }
  }

  /** Often up to the edge of some buffer, of input or of output. */
  private int storedLength() {
    int edge = EDGES[random.nextInt(EDGES.length)];
    int from = random.nextBoolean() ? size : data.size();
    int near = edge - from % edge + random.nextInt(90) - 45;
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> 0xFFFF;
      case 2 -> random.nextInt(50);
      default -> Math.max(0, Math.min(0xFFFF, near));
    };
  }

  /** What a block says, which is put to the content. */
  private List<Item> items() {
    int most = new int[] {0, 1, 5, 400, 400, 30_000}[random.nextInt(6)];
    int literals = random.nextInt(101);
    int alphabet = 1 + random.nextInt(256);
    var items = new ArrayList<Item>();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      boolean match = size > 0 && random.nextInt(100) >= literals;
      Item item = match ? new Item(length(), distance()) : new Item(random.nextInt(alphabet), 0);
      put(item);
      items.add(item);
    }
    return items;
  }

  private int length() {
    return switch (random.nextInt(4)) {
      case 0 -> 258;
      case 1 -> 3 + random.nextInt(256);
      default -> 3 + random.nextInt(20);
    };
  }

  private int distance() {
    int most = Math.min(size, 32 << 10);
    return switch (random.nextInt(4)) {
      case 0 -> most;
      case 1 -> 1 + random.nextInt(most);
      default -> 1 + random.nextInt(Math.min(most, 20));
    };
  }

  private void put(Item item) {
    if (!item.isMatch()) {
      put(item.length);
      return;
    }
    for (int i = 0; i < item.length; i++) {
      put(content[size - item.distance]);
    }
  }

  private void put(int b) {
    if (size == content.length) {
      content = Arrays.copyOf(content, 2 * size);
    }
    content[size++] = (byte) b;
  }

  private void writeFixed(List<Item> items) {
    write(1, 2);
    int[] literals = new int[288];
    Arrays.setAll(literals, i -> i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
    int[] distances = new int[32];
    Arrays.fill(distances, 5);
    writeItems(items, literals, distances);
  }

  private void writeDynamic(List<Item> items) {
    write(2, 2);
    boolean[] literals = new boolean[286];
    boolean[] distances = new boolean[30];
    literals[END_OF_BLOCK] = true;
    for (Item item : items) {
      literals[literalSymbol(item)] = true;
      if (item.isMatch()) {
        distances[distanceSymbol(item.distance)] = true;
      }
    }
    int[] literalLengths = lengths(literals, 15, 2);
    int[] distanceLengths = lengths(distances, 15, random.nextInt(3));
    writeHeader(literalLengths, distanceLengths);
    writeItems(items, literalLengths, distanceLengths);
  }

  /** A code with these symbols, and sometimes with others; one symbol has one bit. */
  private int[] lengths(boolean[] used, int longest, int least) {
    int more = random.nextInt(4) == 0 ? random.nextInt(used.length) : 0;
    List<Integer> symbols = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    IntStream.range(0, used.length).forEach(i -> (used[i] ? symbols : others).add(i));
    Collections.shuffle(others, random);
    int added = Math.min(others.size(), Math.max(least - symbols.size(), more));
    symbols.addAll(others.subList(0, Math.max(0, added)));
    Collections.shuffle(symbols, random);
    int[] lengths = new int[used.length];
    List<Integer> leaves = new ArrayList<>(symbols.isEmpty() ? List.of() : List.of(0));
    while (leaves.size() < symbols.size()) {
      int i = random.nextInt(leaves.size());
      if (leaves.get(i) < longest) {
        int length = leaves.get(i) + 1;
        leaves.set(i, length);
        leaves.add(length);
      }
    }
    for (int i = 0; i < leaves.size(); i++) {
      lengths[symbols.get(i)] = Math.max(1, leaves.get(i));
    }
    return lengths;
  }

  private void writeHeader(int[] literals, int[] distances) {
    int literalCount = count(literals, 257);
    int distanceCount = count(distances, 1);
    int[] all =
        IntStream.concat(
                Arrays.stream(literals, 0, literalCount),
                Arrays.stream(distances, 0, distanceCount))
            .toArray();
    List<int[]> runs = runs(all);
    boolean[] used = new boolean[19];
    runs.forEach(run -> used[run[0]] = true);
    int[] lengths = lengths(used, 7, 2);
    int[] ordered = Arrays.stream(ORDER).map(symbol -> lengths[symbol]).toArray();
    int count = count(ordered, 4);
    write(literalCount - 257, 5);
    write(distanceCount - 1, 5);
    write(count - 4, 4);
    for (int i = 0; i < count; i++) {
      write(ordered[i], 3);
    }
    int[] codes = codes(lengths);
    for (int[] run : runs) {
      write(codes[run[0]], lengths[run[0]]);
      write(run[1], run[0] < 16 ? 0 : run[0] == 16 ? 2 : run[0] == 17 ? 3 : 7);
    }
  }

  /** How many to write: all that are used, and sometimes more. */
  private int count(int[] lengths, int least) {
    int count = lengths.length;
    while (count > least && lengths[count - 1] == 0 && random.nextInt(50) > 0) {
      count--;
    }
    return count;
  }

  /** Symbols with their extra bits, for the lengths; runs are not always taken for runs. */
  private List<int[]> runs(int[] lengths) {
    var runs = new ArrayList<int[]>();
    for (int at = 0; at < lengths.length; ) {
      int run = 1;
      while (at + run < lengths.length && lengths[at + run] == lengths[at]) {
        run++;
      }
      boolean again = at > 0 && lengths[at] == lengths[at - 1];
      int most = Math.min(run, lengths[at] == 0 ? 138 : again ? 6 : 1);
      int n = random.nextInt(5) == 0 ? 1 : most;
      if (n < 3) {
        runs.add(new int[] {lengths[at], 0});
        n = 1;
      } else if (again && n <= 6) {
        runs.add(new int[] {16, n - 3});
      } else {
        runs.add(n <= 10 ? new int[] {17, n - 3} : new int[] {18, n - 11});
      }
      at += n;
    }
    return runs;
  }

  private void writeItems(List<Item> items, int[] literals, int[] distances) {
    int[] literalCodes = codes(literals);
    int[] distanceCodes = codes(distances);
    for (Item item : items) {
      int symbol = literalSymbol(item);
      write(literalCodes[symbol], literals[symbol]);
      if (item.isMatch()) {
        int extra = lengthExtra(symbol);
        write(item.length - 3 & (1 << extra) - 1, symbol == 285 ? 0 : extra);
        symbol = distanceSymbol(item.distance);
        write(distanceCodes[symbol], distances[symbol]);
        extra = Math.max(0, symbol / 2 - 1);
        write(item.distance - 1 & (1 << extra) - 1, extra);
      }
    }
    write(literalCodes[END_OF_BLOCK], literals[END_OF_BLOCK]);
  }

  /** There are two ways to write 258. */
  private int literalSymbol(Item item) {
    if (!item.isMatch()) {
      return item.length;
    }
    if (item.length == 258 && item.distance % 2 == 0) {
      return 285;
    }
    int zeroBased = item.length - 3;
    return zeroBased < 8
        ? 257 + zeroBased
        : 257 + 4 * (highest(zeroBased) - 1) + (zeroBased >>> highest(zeroBased) - 2 & 3);
  }

  private static int lengthExtra(int symbol) {
    return symbol < 265 ? 0 : (symbol - 261) / 4;
  }

  private static int distanceSymbol(int distance) {
    int zeroBased = distance - 1;
    return zeroBased < 2
        ? zeroBased
        : 2 * highest(zeroBased) + (zeroBased >>> highest(zeroBased) - 1 & 1);
  }

  private static int highest(int number) {
    return 31 - Integer.numberOfLeadingZeros(number);
  }

  /** The bits of each symbol, in the order in which they are written. */
  private static int[] codes(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length <= 15; length++) {
      code <<= 1;
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = Integer.reverse(code++) >>> 32 - length;
        }
      }
    }
    return codes;
  }

  private void write(int value, int count) {
    bits |= (value & (1L << count) - 1) << bitCount;
    for (bitCount += count; bitCount >= 8; bitCount -= 8) {
      data.write((int) bits);
      bits >>>= 8;
    }
  }
}
