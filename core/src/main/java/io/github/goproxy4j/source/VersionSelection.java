package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What queries mean among the versions that a source has, for those who write one. The choice is
 * the go command's own, except that retractions and exclusions do not matter.
 *
 * <ul>
 *   <li>X10: the list has canonical versions that the path permits, and no pseudo-versions.
 *   <li>X12: the latest is the highest release, else the highest prerelease, else the
 *       pseudo-version with the latest time.
 *   <li>X13: if the highest version that is not {@code +incompatible} has a go.mod file, those that
 *       are do not count; a go.mod file made up for a module without one is none.
 *   <li>{@code v1} and {@code v1.2} mean the highest release that begins like that, else the
 *       highest prerelease that is not below {@code v1.0.0} or {@code v1.2.0}; never a
 *       pseudo-version.
 *   <li>A version with build metadata means the same version without; {@code latest} is spelled out
 *       by some clients.
 *   <li>X5, D3: seven or more hexadecimal digits mean the highest version of the commit that begins
 *       with them, and nothing if there are several such commits.
 * </ul>
 */
public final class VersionSelection {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final int WHOLE_COMMIT = 40;
  private static final Pattern PREFIX = Pattern.compile("v[0-9]+(\\.[0-9]+)?");
  private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");
  private static final int LARGEST_GO_MOD = 16 << 20;

  private final ModulePath path;
  private final GoModOpener goMods;
  private final List<SemVer> tagged;
  private final List<PseudoVersion> pseudo;

  /** Found when somebody asks. */
  private volatile @Nullable SemVer latest;

  /** Opens the go.mod file of one of the versions; the blob is closed by who asked. */
  @FunctionalInterface
  public interface GoModOpener {
    /** A fresh blob over the file. */
    Blob open(ModuleVersion module) throws IOException;
  }

  /** Knows which commits versions were made from. */
  @FunctionalInterface
  public interface CommitLookup {
    /** The commit in hexadecimal, if it is known. */
    Optional<String> commit(ModuleVersion module) throws IOException;
  }

  private VersionSelection(ModulePath path, Collection<SemVer> versions, GoModOpener goMods) {
    // Most often they are in order already.
    List<SemVer> usable =
        versions.stream().filter(v -> isUsable(path, v)).sorted().distinct().toList();
    this.path = path;
    this.goMods = goMods;
    this.tagged =
        usable.stream().filter(v -> !isPseudo(v)).collect(Collectors.toUnmodifiableList());
    this.pseudo =
        usable.stream().filter(VersionSelection::isPseudo).map(PseudoVersion::new).toList();
  }

  /**
   * A choice among {@code versions}, of which those that no client may see are left out.
   *
   * @param versions in any order
   * @param goMods opens the go.mod file of a version; asked at most once, and only if there are
   *     {@code +incompatible} versions
   */
  public static VersionSelection among(
      ModulePath path, Collection<SemVer> versions, GoModOpener goMods) {
    return new VersionSelection(path, versions, goMods);
  }

  private static boolean isUsable(ModulePath path, SemVer v) {
    return path.permits(v) && new ModuleVersion(path, v).isCanonical();
  }

  private static boolean isPseudo(SemVer v) {
    return PseudoVersion.isPseudoVersion(v);
  }

  /** What a list of versions shows, ascending. */
  public List<SemVer> tagged() {
    return tagged;
  }

  /** Whether what {@code query} means depends on which versions there are. */
  static boolean isChoice(VersionQuery query) {
    String text = query.toString();
    return text.equals(VersionQuery.LATEST.toString()) || isPrefix(text);
  }

  private static boolean isPrefix(String text) {
    return PREFIX.matcher(text).matches() && SemVer.isValid(text);
  }

  /** The version that {@code query} means, if it means one of these. */
  public Optional<SemVer> resolve(VersionQuery query) throws IOException {
    String text = query.toString();
    if (text.equals(VersionQuery.LATEST.toString())) {
      return latest();
    }
    if (isPrefix(text)) {
      return highestWith(SemVer.parse(text));
    }
    String canonical = ModuleVersion.canonicalVersion(text);
    return all().filter(v -> v.toString().equals(canonical)).findAny();
  }

  /** Like {@link #resolve(VersionQuery)}, among commits too. */
  public Optional<SemVer> resolve(VersionQuery query, CommitLookup commits) throws IOException {
    Optional<SemVer> named = resolve(query);
    boolean commit = COMMIT.matcher(query.toString()).matches();
    return named.isEmpty() && commit ? versionOf(query.toString(), commits) : named;
  }

  /** A pseudo-version has the first digits of its commit. */
  private Optional<SemVer> versionOf(String start, CommitLookup commits) throws IOException {
    var found = new TreeSet<SemVer>();
    String known = "";
    for (SemVer version : all().toList()) {
      String commit = commit(version, commits);
      if (!areOne(commit, start)) {
        continue;
      }
      if (!areOne(commit, known)) {
        return Optional.empty();
      }
      known = commit.length() > known.length() ? commit : known;
      found.add(version);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.last());
  }

  private String commit(SemVer version, CommitLookup commits) throws IOException {
    return isPseudo(version)
        ? new PseudoVersion(version).revision()
        : commits.commit(new ModuleVersion(path, version)).orElse("");
  }

  /** Whether two commits, of which one or both are cut short, may be the same. */
  private static boolean areOne(String commit, String other) {
    return commit.startsWith(other) || isShort(commit) && other.startsWith(commit);
  }

  private static boolean isShort(String commit) {
    return !commit.isEmpty() && commit.length() < WHOLE_COMMIT;
  }

  private Stream<SemVer> all() {
    return Stream.concat(tagged.stream(), pseudo.stream().map(PseudoVersion::version));
  }

  /** The newest version, if there is any. */
  public Optional<SemVer> latest() throws IOException {
    if (latest == null) {
      Optional<SemVer> highest = highest(v -> true, false);
      latest = highest.isPresent() ? highest.get() : youngestPseudoVersion().orElse(null);
    }
    return Optional.ofNullable(latest);
  }

  private Optional<SemVer> highestWith(SemVer prefix) throws IOException {
    Predicate<SemVer> wanted =
        v -> v.toString().startsWith(prefix + ".") && SemVer.PRECEDENCE.compare(v, prefix) >= 0;
    return highest(wanted, !path.permits(prefix));
  }

  private Optional<SemVer> highest(Predicate<SemVer> wanted, boolean incompatible)
      throws IOException {
    List<SemVer> matching = tagged.stream().filter(wanted).toList();
    List<SemVer> candidates = incompatible ? matching : withoutSuperseded(matching);
    Optional<SemVer> release = last(candidates, v -> v.prerelease().isEmpty());
    return release.isPresent() ? release : last(candidates, v -> true);
  }

  private List<SemVer> withoutSuperseded(List<SemVer> versions) throws IOException {
    Optional<SemVer> compatible = Optional.empty();
    for (int i = 0; i < versions.size(); i++) {
      ModuleVersion module = new ModuleVersion(path, versions.get(i));
      if (!module.isIncompatible()) {
        compatible = Optional.of(module.version());
      } else if (compatible.isPresent()) {
        return hasGoMod(compatible.get()) ? versions.subList(0, i) : versions;
      }
    }
    return versions;
  }

  private boolean hasGoMod(SemVer version) throws IOException {
    byte[] synthesized = GoMod.synthesize(path);
    try (Blob goMod = goMods.open(new ModuleVersion(path, version))) {
      return goMod.size() != synthesized.length
          || !Arrays.equals(goMod.readAllBytes(LARGEST_GO_MOD), synthesized);
    }
  }

  private Optional<SemVer> youngestPseudoVersion() {
    return pseudo.stream()
        .filter(v -> time(v).isAfter(NO_TIME))
        .max(Comparator.comparing(VersionSelection::time).thenComparing(PseudoVersion::version))
        .map(PseudoVersion::version);
  }

  private static Instant time(PseudoVersion v) {
    try {
      return v.time();
    } catch (InvalidVersionException e) {
      return NO_TIME;
    }
  }

  private static Optional<SemVer> last(List<SemVer> versions, Predicate<SemVer> wanted) {
    return versions.stream().filter(wanted).reduce((a, b) -> b);
  }
}
