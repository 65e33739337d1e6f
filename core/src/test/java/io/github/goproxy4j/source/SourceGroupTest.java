package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.SourceGroup.Listing;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SourceGroupTest {
  private static final ModulePath PATH = new ModulePath("example.com/m");
  private static final SampleModule V1 = SampleModule.of("example.com/m", "v1.0.0");
  private static final SampleModule V2 = SampleModule.of("example.com/m", "v1.2.0");
  private static final SampleModule RC = SampleModule.of("example.com/m", "v1.3.0-rc.1");
  private static final SampleModule OLD =
      SampleModule.of("example.com/m", "v0.0.0-20200101000000-aaaaaaaaaaaa");
  private static final SampleModule NEW =
      SampleModule.of("example.com/m", "v0.0.0-20210101000000-bbbbbbbbbbbb");
  private static final ModuleSource EMPTY = MapSource.of();
  private static final Fetch FETCH = Fetch.normal();

  private static SourceGroup group(ModuleSource... members) {
    SourceGroup.Builder builder = SourceGroup.builder();
    Stream.of(members).forEach(builder::member);
    return builder.build();
  }

  private static SourceGroup merged(ModuleSource... members) {
    SourceGroup.Builder builder = SourceGroup.builder().listing(Listing.MERGED);
    Stream.of(members).forEach(builder::member);
    return builder.build();
  }

  private static SourceGroup continuing(ModuleSource first, ModuleSource second) {
    return SourceGroup.builder()
        .member(first, ModulePatterns.ALL, OnFailure.CONTINUE)
        .member(second, ModulePatterns.ALL, OnFailure.CONTINUE)
        .build();
  }

  private static List<String> versions(ModuleSource source) throws IOException {
    return source.versions(PATH, FETCH).stream().map(Object::toString).toList();
  }

  private static String resolve(ModuleSource source, String query) throws IOException {
    return source.info(PATH, VersionQuery.of(query), FETCH).version().toString();
  }

  private static Stream<ThrowingCallable> questions(ModuleSource source) {
    return Stream.of(
        () -> source.versions(PATH, FETCH),
        () -> source.info(PATH, VersionQuery.LATEST, FETCH),
        () -> source.info(PATH, VersionQuery.of("v1.0.0"), FETCH),
        () -> source.goMod(V1.module(), FETCH),
        () -> source.zip(V1.module(), FETCH));
  }

  private static void assertAllFailWith(IOException expected, ModuleSource source) {
    questions(source).forEach(question -> assertThatThrownBy(question).isSameAs(expected));
  }

  private static IOException absent() {
    return new ModuleNotFoundException(PATH, "absent");
  }

  private static IOException gone() {
    return new ModuleGoneException(PATH, "gone");
  }

  private static IOException failed() {
    return new UpstreamException(PATH, UpstreamException.Failure.FAILED, "failed");
  }

  @Test
  @DisplayName("X24: the first that has it answers, question by question")
  void firstThatHasItAnswers() throws IOException {
    SourceGroup group = group(EMPTY, MapSource.of(V1), MapSource.of(V1, V2));

    assertThat(versions(group)).containsExactly("v1.0.0");
    assertThat(resolve(group, "latest")).isEqualTo("v1.0.0");
    assertThat(resolve(group, "v1.2.0")).isEqualTo("v1.2.0");
    try (Blob zip = group.zip(V2.module(), FETCH)) {
      assertThat(zip.readAllBytes(1 << 20)).isEqualTo(V2.zip());
    }
  }

  @Test
  @DisplayName("Trap 35: an empty list is an answer")
  void emptyListIsAnAnswer() throws IOException {
    SourceGroup group = group(MapSource.of(OLD), MapSource.of(V1));

    assertThat(versions(group)).isEmpty();
    assertThat(resolve(group, "latest")).isEqualTo(OLD.module().version().toString());
  }

  @Test
  @DisplayName("X20: absence and deletion go on to the next")
  void absenceGoesOn() throws IOException {
    for (IOException e : List.of(absent(), gone())) {
      for (ThrowingCallable question :
          questions(group(Failing.with(e), MapSource.of(V1))).toList()) {
        assertThat(question).satisfies(ThrowingCallable::call);
      }
    }
  }

  static Stream<IOException> failures() {
    return Stream.of(
        failed(),
        new UpstreamException(PATH, UpstreamException.Failure.TIMED_OUT, "too slow"),
        new SourceUnavailableException(PATH, "busy", Duration.ofSeconds(1)),
        new ConnectException("refused"),
        new IOException("disk"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("X20, trap 37: a failure stops after a comma")
  void failureStops(IOException e) {
    assertAllFailWith(e, group(Failing.with(e), MapSource.of(V1)));
    assertAllFailWith(e, merged(Failing.with(e), MapSource.of(V1)));
    questions(merged(MapSource.of(V1), Failing.with(e)))
        .limit(2)
        .forEach(question -> assertThatThrownBy(question).isSameAs(e));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("X20: a failure goes on after a bar")
  void failureGoesOn(IOException e) {
    questions(continuing(Failing.with(e), MapSource.of(V1)))
        .forEach(question -> assertThat(question).satisfies(ThrowingCallable::call));
  }

  @ParameterizedTest
  @EnumSource(OnFailure.class)
  void verdictsEndTheSearch(OnFailure onFailure) {
    for (IOException e :
        List.of(
            new ModuleForbiddenException(PATH, "policy"),
            new ChecksumMismatchException(PATH, "other bytes"))) {
      assertAllFailWith(
          e,
          SourceGroup.builder()
              .member(Failing.with(e), ModulePatterns.ALL, onFailure)
              .member(MapSource.of(V1))
              .build());
    }
  }

  @Test
  @DisplayName("X22: what is reported if nobody has it")
  void reportsTheMostTellingAnswer() {
    IOException absent = absent();
    IOException gone = gone();
    IOException failed = failed();
    IOException lastAbsent = absent();
    IOException lastFailed = failed();

    assertAllFailWith(gone, group(Failing.with(absent), Failing.with(gone)));
    assertAllFailWith(gone, group(Failing.with(gone), Failing.with(absent)));
    assertAllFailWith(lastAbsent, group(Failing.with(absent), Failing.with(lastAbsent)));
    assertAllFailWith(failed, group(Failing.with(gone), Failing.with(failed)));
    assertAllFailWith(failed, continuing(Failing.with(failed), Failing.with(gone)));
    assertAllFailWith(lastFailed, continuing(Failing.with(failed), Failing.with(lastFailed)));
    assertAllFailWith(failed, merged(Failing.with(absent), Failing.with(failed)));
  }

  @Test
  @DisplayName("X23: members are asked about their modules only")
  void asksMembersAboutTheirModulesOnly() throws IOException {
    IOException failed = failed();
    SourceGroup group =
        SourceGroup.builder()
            .member(Failing.with(failed), ModulePatterns.of("corp.example.com,*.internal"))
            .member(MapSource.of(V1))
            .build();

    assertThat(versions(group)).containsExactly("v1.0.0");
    for (String path : List.of("corp.example.com/x", "a.internal/b")) {
      assertThatThrownBy(() -> group.versions(new ModulePath(path), FETCH)).isSameAs(failed);
    }
  }

  @Test
  @DisplayName("X23: members are not asked about the modules of others")
  void asksMembersAboutAllOtherModules() throws IOException {
    IOException failed = failed();
    SourceGroup group =
        SourceGroup.builder()
            .member(Failing.with(failed), ModulePatterns.of("example.com").negate())
            .member(MapSource.of(V1))
            .build();

    assertThat(versions(group)).containsExactly("v1.0.0");
    assertThatThrownBy(() -> group.versions(new ModulePath("example.org/x"), FETCH))
        .isSameAs(failed);
  }

  @Test
  void withoutAMemberForItAModuleIsNotFound() {
    SourceGroup none = SourceGroup.builder().build();
    SourceGroup others =
        SourceGroup.builder().member(MapSource.of(V1), ModulePatterns.of("other.com")).build();

    for (SourceGroup group : List.of(none, others)) {
      questions(group)
          .forEach(
              question ->
                  assertThatThrownBy(question)
                      .isInstanceOf(ModuleNotFoundException.class)
                      .hasMessage("example.com/m: unknown module"));
    }
  }

  @Test
  void programmingErrorsAreNotAnswers() {
    var bug = new IllegalStateException("bug");

    assertThatThrownBy(() -> versions(continuing(Failing.with(bug), MapSource.of(V1))))
        .isSameAs(bug);
  }

  @Test
  @DisplayName("X10, X12: a merged list is in order, without duplicates, and so is its latest")
  void mergesLists() throws IOException {
    SourceGroup group = merged(MapSource.of(V2, OLD), EMPTY, MapSource.of(V1, V2, RC));

    assertThat(versions(group)).containsExactly("v1.0.0", "v1.2.0", "v1.3.0-rc.1");
    assertThat(resolve(group, "latest")).isEqualTo("v1.2.0");
    assertThat(resolve(group, "v1")).isEqualTo("v1.2.0");
    assertThat(resolve(group, "v1.0")).isEqualTo("v1.0.0");
    assertThat(resolve(group, "v1.3.0-rc.1")).isEqualTo("v1.3.0-rc.1");
  }

  @Test
  @DisplayName("X12: without tags, the youngest of all latest versions")
  void mergesLatestPseudoVersions() throws IOException {
    assertThat(resolve(merged(MapSource.of(OLD), MapSource.of(NEW)), "latest"))
        .isEqualTo(NEW.module().version().toString());
    assertThat(resolve(merged(MapSource.of(NEW), MapSource.of(OLD)), "latest"))
        .isEqualTo(NEW.module().version().toString());
    assertThat(resolve(merged(MapSource.of(NEW), MapSource.of(V1)), "latest")).isEqualTo("v1.0.0");
    assertThatThrownBy(() -> resolve(merged(MapSource.of(NEW), MapSource.of(OLD)), "v0"))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("X13: the go.mod file that decides may be another member's")
  void mergesIncompatibleVersions() throws IOException {
    SampleModule incompatible =
        SampleModule.of("example.com/m", "v2.0.0+incompatible").withoutGoMod();

    assertThat(resolve(merged(MapSource.of(incompatible), MapSource.of(V1)), "latest"))
        .isEqualTo("v1.0.0");
    assertThat(
            resolve(merged(MapSource.of(incompatible), MapSource.of(V1.withoutGoMod())), "latest"))
        .isEqualTo("v2.0.0+incompatible");
  }

  private record Failing(Exception failure) implements ModuleSource {
    static ModuleSource with(Exception failure) {
      return new Failing(failure);
    }

    private IOException failed() {
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      return (IOException) failure;
    }

    @Override
    public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
      throw failed();
    }

    @Override
    public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
      throw failed();
    }

    @Override
    public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
      throw failed();
    }

    @Override
    public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
      throw failed();
    }
  }
}
