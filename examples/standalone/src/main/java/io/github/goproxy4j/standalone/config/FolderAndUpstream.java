package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.SourceGroup.Listing;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import io.github.goproxy4j.source.VerifiedSource.Unlisted;
import io.github.goproxy4j.standalone.config.Repository.Group;
import io.github.goproxy4j.standalone.config.Repository.Hosted;
import io.github.goproxy4j.standalone.config.Repository.Member;
import io.github.goproxy4j.standalone.config.Repository.Proxy;
import io.github.goproxy4j.sumdb.GoSumDatabase;
import io.github.goproxy4j.upstream.GoProxyList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One folder and, after it, what others have: verified as the go command would, and kept. Servers
 * are shown what the go command would show them.
 *
 * @param root what is asked first
 * @param database what the rest is verified with, if it is
 * @param noSumDb modules that the database does not know; those in the folder, if they are named
 * @param cache the folder in which what was fetched is kept
 */
public record FolderAndUpstream(
    Path root,
    GoProxyList upstream,
    Optional<GoSumDatabase> database,
    ModulePatterns noSumDb,
    Path cache) {
  /** The two as one repository. */
  public Repository repository() {
    boolean named = !noSumDb.equals(ModulePatterns.NONE);
    ModulePatterns own = named ? noSumDb : ModulePatterns.ALL;
    var hosted = new Hosted(new RepositoryName("root"), root, Changes.NONE, own);
    var proxy =
        new Proxy(
            new RepositoryName("upstream"),
            upstream,
            UpstreamLogin.ofGo(),
            CacheSettings.in(cache.resolve("modules")),
            databases().stream().findFirst().map(d -> new Verification(d, Unlisted.REFUSE)),
            Policy.NONE,
            Changes.NONE);
    return new Group(
        new RepositoryName("all"), Listing.FIRST, List.of(member(hosted), member(proxy)));
  }

  private static Member member(Repository repository) {
    return new Member(repository, ModulePatterns.ALL, OnFailure.STOP);
  }

  /** The database, asked where the go command would ask it. */
  public List<SumDatabase> databases() {
    return database.stream()
        .map(
            named ->
                new SumDatabase(
                    named.key(),
                    named.url().orElse(named.home()),
                    named.url().isPresent() ? SumDatabase.DIRECT : upstream,
                    UpstreamLogin.ofGo(),
                    cache.resolve("sumdb"),
                    noSumDb))
        .toList();
  }
}
