package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T8. What is written here in Base64 was computed by Go. */
class LogTest {
  private static final TestLog LOG = TestLog.of(64);
  private static final HashReader HASHES = LOG::hashes;

  @ParameterizedTest
  @CsvSource({
    "0, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "1, hH2/O6WqM8SXbRrP04wkRcdxBnXjSED3frqPG1Slmqo=",
    "2, iDYylbHW0Tfc8TPv9Zsm3tnGSeG45mXMQ+Eqym5W/aw=",
    "3, NN1lugKBoC5d4485FURI7Stm1fqIQOgKwtCU4SF6ADo=",
    "4, f+r9IYiJlmSBnm/xP/DB6lbYZ232f4Ld6WNQ4CzuIhI=",
    "7, VVOPta6muLtr4TjexJLyDN2n5k9t9+4IYo4R6tZk+rQ=",
    "13, ss7Ozj4h5d03Yx+obVRmisdnk1zrEzEJQE7ZsNxMmSo=",
    "15, K/gIuTKHtunkFjl/sUOGfL0M9nzxmyQbhwCNEWrGRfg=",
  })
  void treesHaveOneHash(int size, String hash) throws IOException {
    assertThat(LogTree.of(size, HASHES)).isEqualTo(new LogTree(size, LogHash.parse(hash)));
  }

  @Test
  void provesThatARecordIsThere() throws IOException {
    RecordProof proof = RecordProof.of(13, 5, HASHES);

    assertThat(proof.hashes())
        .extracting(LogHash::toString)
        .containsExactly(
            "ya6rqaP0GizPeKwW0884b7dpTgQBoYmT8F1cakxv+uE=",
            "033nMfZ0sa0mYC4CPPZZgeoC7gsF34//mu5WJe4FHoU=",
            "f+r9IYiJlmSBnm/xP/DB6lbYZ232f4Ld6WNQ4CzuIhI=",
            "qXgtB4LDcmRtok8KlrqkcoF79bfkM1LZ3wcjjC3tzWg=");
    proof.check(LOG.tree(13), 5, LOG.record(5).hash());
  }

  @Test
  void provesThatALogWasOnlyAppendedTo() throws IOException {
    TreeProof proof = TreeProof.of(13, 6, HASHES);

    assertThat(proof.hashes())
        .extracting(LogHash::toString)
        .containsExactly(
            "VHAQHAkiiKj1q/JsfdcwKK7jq2WUqobqpv+WMUZI7U4=",
            "033nMfZ0sa0mYC4CPPZZgeoC7gsF34//mu5WJe4FHoU=",
            "f+r9IYiJlmSBnm/xP/DB6lbYZ232f4Ld6WNQ4CzuIhI=",
            "qXgtB4LDcmRtok8KlrqkcoF79bfkM1LZ3wcjjC3tzWg=");
    proof.check(LOG.tree(13), LOG.tree(6));
  }

  @Property
  void provesEveryRecordAndNoOther(
      @ForAll @IntRange(min = 1, max = 64) int size,
      @ForAll @IntRange(max = 63) int id,
      @ForAll @IntRange(max = 63) int other)
      throws IOException {
    int record = id % size;
    RecordProof proof = RecordProof.of(size, record, HASHES);
    proof.check(LOG.tree(size), record, LOG.record(record).hash());

    if (other % size != record) {
      refuses(() -> proof.check(LOG.tree(size), record, LOG.record(other % size).hash()));
    }
    List<LogHash> hashes = proof.hashes();
    if (!hashes.isEmpty()) {
      var shorter = new RecordProof(hashes.subList(1, hashes.size()));
      refuses(() -> shorter.check(LOG.tree(size), record, LOG.record(record).hash()));
    }
    refuses(() -> proof.check(LOG.tree(size % 64 + 1), record % (size % 64 + 1), LogHash.EMPTY));
  }

  @Property
  void provesEveryOlderTreeAndNoOther(
      @ForAll @IntRange(min = 1, max = 64) int size, @ForAll @IntRange(max = 63) int n)
      throws IOException {
    int older = n % size + 1;
    TreeProof proof = TreeProof.of(size, older, HASHES);
    proof.check(LOG.tree(size), LOG.tree(older));

    refuses(() -> proof.check(LOG.tree(size), new LogTree(older, LogHash.EMPTY)));
    refuses(() -> proof.check(new LogTree(size, LogHash.EMPTY), LOG.tree(older)));
    var longer = new TreeProof(List.of(LogHash.EMPTY));
    if (proof.hashes().size() != 1) {
      refuses(() -> longer.check(LOG.tree(size), LOG.tree(older)));
    }
  }

  private static void refuses(Runnable check) {
    assertThatIllegalArgumentException()
        .isThrownBy(check::run)
        .withMessage("invalid transparency proof");
  }

  @Test
  void provesNothingOutsideOfATree() {
    LogTree tree = LOG.tree(5);

    for (int id : new int[] {-1, 5}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecordProof.of(5, id, HASHES))
          .withMessage("tlog: invalid inputs in ProveRecord");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RecordProof(List.of()).check(tree, id, LogHash.EMPTY))
          .withMessage("tlog: invalid inputs in CheckRecord");
    }
    for (int older : new int[] {0, 6}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TreeProof.of(5, older, HASHES))
          .withMessage("tlog: invalid inputs in ProveTree");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TreeProof(List.of()).check(tree, LOG.tree(older)))
          .withMessage("tlog: invalid inputs in CheckTree");
    }
  }

  @Test
  void provesInTheLargestTree() {
    var tree = new LogTree(Long.MAX_VALUE, LogHash.EMPTY);

    refuses(() -> new RecordProof(List.of()).check(tree, Long.MAX_VALUE - 1, LogHash.EMPTY));
    refuses(() -> new TreeProof(List.of()).check(tree, new LogTree(1, LogHash.EMPTY)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 0, 1",
    "2, 1, 0",
    "3, 0, 2",
    "6, 2, 0",
    "14, 3, 0",
    "2589076750323, 29, 4822",
    "9223372036854775806, 62, 0",
    "9223372036854775807, 0, 4611686018427387904",
  })
  void nodesHaveAPlaceInAFile(long index, int level, long number) {
    assertThat(LogNode.ofStoredIndex(index).storedIndex()).isEqualTo(index);
    if (level != 29) {
      assertThat(LogNode.ofStoredIndex(index)).isEqualTo(new LogNode(level, number));
    }
  }

  @Property
  void everyPlaceIsOfOneNode(@ForAll @LongRange(min = 0) long index) {
    assertThat(LogNode.ofStoredIndex(index).storedIndex()).isEqualTo(index);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "64, 0", "0, -1", "1, 4611686018427387904", "63, 1"})
  void refusesNodesThatNoLogHas(int level, long number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogNode(level, number))
        .withMessage("no log has a node %d at level %d", number, level);
  }

  @Test
  void refusesNegativePlaces() {
    assertThatIllegalArgumentException().isThrownBy(() -> LogNode.ofStoredIndex(-1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "hH2/O6WqM8SXbRrP04wkRcdxBnXjSED3frqPG1Slmqo", "\u00e9"})
  void refusesMalformedHashes(String hash) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogHash.parse(hash))
        .withMessage("malformed hash");
  }

  @Test
  void hashesAreValues() {
    LogHash hash = LogHash.parse("hH2/O6WqM8SXbRrP04wkRcdxBnXjSED3frqPG1Slmqo=");

    assertThat(hash)
        .isEqualTo(LogHash.of(hash.bytes()))
        .hasSameHashCodeAs(LogHash.of(hash.bytes()));
    assertThat(hash).isEqualTo(LogHash.ofRecord("record 0\n".getBytes(StandardCharsets.UTF_8)));
    hash.bytes()[0]++;
    assertThat(hash).hasToString("hH2/O6WqM8SXbRrP04wkRcdxBnXjSED3frqPG1Slmqo=");
  }
}
