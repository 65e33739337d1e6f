package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Several sources that are asked one after the other, as the go command asks the proxies in {@code
 * GOPROXY}.
 *
 * <pre>{@code
 * ModuleSource group =
 *     SourceGroup.builder()
 *         .member(hosted, ModulePatterns.of("corp.example.com"))
 *         .member(mirror)
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li>X20: what a member does not have, or has no more, is asked of the next one. If a member
 *       fails, {@link OnFailure} says whether the search goes on. What a policy forbids and what
 *       has the wrong checksum ends it in any case.
 *   <li>X22: if no member has it, a failure is reported rather than an absence, and what was
 *       deleted rather than what never was; among equals the last.
 *   <li>X23: a member is asked only about the modules that it is there for.
 *   <li>X24: each question starts with the first member.
 * </ul>
 */
public final class SourceGroup implements ModuleSource {
  private static final int FAILURE = 2;

  private final List<Member> members;
  private final Listing listing;

  /** How many members make up the list of versions of a module, and what is the latest of it. */
  public enum Listing {
    /** The first that has the module. */
    FIRST,
    /**
     * All that have the module. A member that can add a version can then decide what is the latest
     * version of a module of another member: limit members to patterns.
     */
    MERGED
  }

  /** What becomes of a question if a member fails. */
  public enum OnFailure {
    /** It fails: an outage is not an absence. What {@code ,} means in {@code GOPROXY}. */
    STOP,
    /** The next member is asked. What {@code |} means in {@code GOPROXY}. */
    CONTINUE
  }

  private record Member(ModuleSource source, Predicate<ModulePath> modules, OnFailure onFailure) {}

  @FunctionalInterface
  private interface Question<T> {
    T ask(ModuleSource source) throws IOException;
  }

  private SourceGroup(List<Member> members, Listing listing) {
    this.members = List.copyOf(members);
    this.listing = listing;
  }

  /** A group without members, whose list is that of the first. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    Question<List<SemVer>> question = source -> source.versions(path, fetch);
    return switch (listing) {
      case FIRST -> first(path, question);
      case MERGED -> {
        var versions = new TreeSet<SemVer>();
        all(path, question).forEach(versions::addAll);
        yield List.copyOf(versions);
      }
    };
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    return listing == Listing.MERGED && VersionSelection.isChoice(query)
        ? chosen(path, query, fetch)
        : first(path, source -> source.info(path, query, fetch));
  }

  private VersionInfo chosen(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    Optional<SemVer> listed = selection(path, versions(path, fetch), fetch).resolve(query);
    if (listed.isPresent()) {
      return info(path, new VersionQuery.Exact(listed.get()), fetch);
    }
    List<VersionInfo> infos = all(path, source -> source.info(path, query, fetch));
    List<SemVer> versions = infos.stream().map(VersionInfo::version).toList();
    SemVer best = selection(path, versions, fetch).resolve(query).orElse(versions.get(0));
    return infos.get(versions.indexOf(best));
  }

  private VersionSelection selection(ModulePath path, List<SemVer> versions, Fetch fetch) {
    return VersionSelection.among(path, versions, module -> goMod(module, fetch));
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    return first(module.path(), source -> source.goMod(module, fetch));
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return first(module.path(), source -> source.zip(module, fetch));
  }

  @Override
  public ModuleCatalog catalog() {
    return new MergedCatalog(
        members.stream()
            .map(member -> new FilteredCatalog(member.source.catalog(), member.modules))
            .toList());
  }

  private <T> T first(ModulePath path, Question<T> question) throws IOException {
    return answers(path, 1, question).get(0);
  }

  private <T> List<T> all(ModulePath path, Question<T> question) throws IOException {
    return answers(path, members.size(), question);
  }

  private <T> List<T> answers(ModulePath path, int wanted, Question<T> question)
      throws IOException {
    var answers = new ArrayList<T>();
    IOException reported = ModuleNotFoundException.of(path);
    for (Member member : members) {
      if (answers.size() < wanted && member.modules.test(path)) {
        try {
          answers.add(question.ask(member.source));
        } catch (IOException e) {
          if (endsSearch(e, member.onFailure)) {
            throw e;
          }
          reported = rank(e) >= rank(reported) ? e : reported;
        }
      }
    }
    if (answers.isEmpty()) {
      throw reported;
    }
    return answers;
  }

  private static boolean endsSearch(IOException e, OnFailure onFailure) {
    return e instanceof ModuleForbiddenException
        || e instanceof ChecksumMismatchException
        || onFailure == OnFailure.STOP && rank(e) == FAILURE;
  }

  /** How much more there is to know from an exception than from an absence. */
  private static int rank(IOException e) {
    return e instanceof ModuleNotFoundException
        ? 0
        : e instanceof ModuleGoneException ? 1 : FAILURE;
  }

  @Override
  public String toString() {
    return "SourceGroup(" + listing + ", " + members + ")";
  }

  /** Collects members in the order in which they are asked. */
  public static final class Builder {
    private final List<Member> members = new ArrayList<>();
    private Listing listing = Listing.FIRST;

    private Builder() {}

    /** Adds a source for all modules, whose failure ends the search. */
    public Builder member(ModuleSource source) {
      return member(source, ModulePatterns.ALL);
    }

    /** Adds a source for some modules, whose failure ends the search. */
    public Builder member(ModuleSource source, Predicate<ModulePath> modules) {
      return member(source, modules, OnFailure.STOP);
    }

    /**
     * Adds a source for some modules: those of {@link ModulePatterns}, or all but those ({@link
     * ModulePatterns#negate}).
     */
    public Builder member(ModuleSource source, Predicate<ModulePath> modules, OnFailure onFailure) {
      members.add(new Member(source, modules, onFailure));
      return this;
    }

    /** Says which members make up the list of versions; without it, the first. */
    public Builder listing(Listing listing) {
      this.listing = listing;
      return this;
    }

    /** The group of the members that were added so far; without any, it has no module. */
    public SourceGroup build() {
      return new SourceGroup(members, listing);
    }
  }
}
