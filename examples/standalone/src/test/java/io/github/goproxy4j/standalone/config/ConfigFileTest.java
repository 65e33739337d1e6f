package io.github.goproxy4j.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.release.VersionPolicy;
import io.github.goproxy4j.source.Connectivity;
import io.github.goproxy4j.source.FilteredSource.Refusal;
import io.github.goproxy4j.source.SourceGroup.Listing;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import io.github.goproxy4j.source.VerifiedSource.Unlisted;
import io.github.goproxy4j.standalone.config.Repository.Group;
import io.github.goproxy4j.standalone.config.Repository.Hosted;
import io.github.goproxy4j.standalone.config.Repository.Member;
import io.github.goproxy4j.standalone.config.Repository.Proxy;
import io.github.goproxy4j.standalone.yaml.ProblemCases;
import io.github.goproxy4j.standalone.yaml.Secret;
import io.github.goproxy4j.sumdb.VerifierKey;
import io.github.goproxy4j.upstream.Credentials;
import io.github.goproxy4j.upstream.GoProxyList;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final Path FOLDER = Path.of("etc").toAbsolutePath();
  private static final Path HOME = Path.of("home").toAbsolutePath();
  private static final Map<String, String> VARIABLES = Map.of("TOKEN", "t0ken", "PASSWORD", "pa55");
  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          FOLDER,
          HOME,
          name -> Optional.ofNullable(VARIABLES.get(name)),
          (path, expected) -> !path.endsWith("missing"));

  @TempDir Path folder;

  private static Config parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Config parse(byte[] content) {
    return ConfigFile.parse("f.yaml", content, SURROUNDINGS);
  }

  @TestFactory
  Stream<DynamicTest> namesEverythingThatIsWrong() throws IOException {
    return ProblemCases.in(ConfigFileTest.class, "problems.txt", ConfigFileTest::parse);
  }

  @Test
  void readsRepositoriesThatMayBeNamedBeforeTheyAreDescribed() {
    Config config =
        parse(
            """
            listen: '[::1]:0'
            repositories:
              all:
                type: group
                listing: merged
                members:
                  - repository: private
                    modules: [corp.example.com, example.com/*/x]
                    onFailure: continue
                  - more
              private:
                type: hosted
                root: ../modules
              more:
                type: hosted
                root: ~/more
            """);

    var hosted = Hosted.at("private", FOLDER.resolveSibling("modules"));
    var more = Hosted.at("more", HOME.resolve("more"));
    ModulePatterns some = ModulePatterns.of("corp.example.com,example.com/*/x");
    var all =
        new Group(
            new RepositoryName("all"),
            Listing.MERGED,
            List.of(
                new Member(hosted, some, OnFailure.CONTINUE),
                new Member(more, ModulePatterns.ALL, OnFailure.STOP)));
    assertThat(config.listen()).isEqualTo(new ListenAddress("::1", 0));
    assertThat(config.mounts())
        .containsExactly(
            new Mount("/go/all", all),
            new Mount("/go/private", hosted),
            new Mount("/go/more", more));
    assertThat(config.entrances()).containsExactly(new Mount("/go/all", all));
  }

  @Test
  void readsAllThereIsToSayAboutAProxy() {
    Config config =
        parse(
            """
            checksumDatabases:
              sum.golang.org:
                folder: sums
                proxies: https://a.example
                except: private.example
            repositories:
              p:
                type: proxy
                upstream: https://a.example|https://b.example:8443/go,direct
                except: [corp.example.com]
                credentials:
                  hosts:
                    a.example: {user: me, password: '${PASSWORD}'}
                    b.example:8443: {token: '${TOKEN}'}
                cache: {folder: c, freshFor: 1h, absentFor: 0s, connectivity: offline, maxSize: 1GiB, maxIdle: 90d}
                verify: {database: sum.golang.org, unlisted: accept}
                policy:
                  rules:
                    - {deny: x.example, versions: '>=v1.2.0 <v1.2.4', reason: backdoor}
                    - {allow: [x.example, y.example]}
                    - {deny: '*', reason: not reviewed}
                  minimumAge: {age: 7d, except: [z.example, {modules: x.example, versions: v1.9.0}]}
                  vulnerabilities: {database: v, ignore: [GO-2024-2687]}
                  refusal: hide
            """);
    var proxy = (Proxy) config.mounts().get(0).repository();
    assertThat(proxy.upstream())
        .isEqualTo(
            GoProxyList.parse("https://a.example|https://b.example:8443/go,direct")
                .without(ModulePatterns.of("corp.example.com")));
    assertThat(proxy.cache())
        .isEqualTo(
            new CacheSettings(
                FOLDER.resolve("c"),
                Duration.ofHours(1),
                Duration.ZERO,
                Connectivity.OFFLINE,
                Optional.of(1L << 30),
                Optional.of(Duration.ofDays(90))));
    SumDatabase database =
        new SumDatabase(
            VerifierKey.SUM_GOLANG_ORG,
            URI.create("https://sum.golang.org"),
            GoProxyList.parse("https://a.example"),
            UpstreamLogin.NONE,
            FOLDER.resolve("sums"),
            ModulePatterns.of("private.example"));
    assertThat(config.databases()).containsExactly(database);
    assertThat(proxy.verification()).contains(new Verification(database, Unlisted.ACCEPT));
    assertThat(proxy.unlisted()).isEqualTo(ModulePatterns.of("private.example"));
    Policy policy = proxy.policy();
    assertThat(policy.rules())
        .hasToString(
            "ModuleRules["
                + "Rule[range=x.example@>=v1.2.0 <v1.2.4, refusal=Optional[backdoor]], "
                + "Rule[range=x.example,y.example@*, refusal=Optional.empty], "
                + "Rule[range=*@*, refusal=Optional[not reviewed]]]");
    assertThat(policy.minimumAge().orElseThrow())
        .hasToString("MinimumAge(7 days, except [z.example@*, x.example@v1.9.0])");
    assertThat(policy.vulnerabilities())
        .contains(new Policy.Vulnerabilities(FOLDER.resolve("v"), Set.of("GO-2024-2687")));
    assertThat(policy.refusal()).isEqualTo(Refusal.HIDE);
  }

  @Test
  void showsEachServerItsOwnCredentials() throws IOException {
    Path netrc =
        Files.writeString(folder.resolve("netrc"), "machine c.example login you password 0ther\n");
    Config config =
        parse(
            """
            repositories:
              p:
                type: proxy
                upstream: https://a.example,https://b.example:8443,https://c.example
                cache: {folder: c}
                credentials:
                  netrc: %s
                  hosts:
                    a.example: {user: me, password: '${PASSWORD}'}
                    b.example:8443: {token: '${TOKEN}'}
            """
                .formatted(netrc));
    UpstreamLogin login = ((Proxy) config.mounts().get(0).repository()).login();
    Credentials credentials = login.credentials();
    assertThat(credentials.headersFor(URI.create("https://A.example/x")))
        .containsExactlyEntriesOf(Map.of("Authorization", "Basic bWU6cGE1NQ=="));
    assertThat(credentials.headersFor(URI.create("https://b.example:8443/x")))
        .containsExactlyEntriesOf(Map.of("Authorization", "Bearer t0ken"));
    assertThat(credentials.headersFor(URI.create("https://c.example/x")))
        .containsExactlyEntriesOf(Map.of("Authorization", "Basic eW91OjB0aGVy"));
    assertThat(credentials.headersFor(URI.create("https://b.example/x"))).isEmpty();
    assertThat(config.toString()).doesNotContain("pa55", "t0ken", "bWU6cGE1NQ==", "eW91OjB0aGVy");
  }

  private static Path sources(String name) {
    return Path.of(System.getProperty("basedir", "."), "src", "main").resolve(name);
  }

  @Test
  void theExampleHasNoProblem() throws IOException {
    Path example = sources("config/goproxy4j.yaml");
    Config config =
        ConfigFile.parse(
            example.toString(),
            Files.readAllBytes(example),
            new Surroundings(FOLDER, HOME, name -> Optional.of("x"), (path, expected) -> true));
    assertThat(config.mounts())
        .extracting(Mount::path)
        .startsWith("/go/private", "/go/public", "/go/go");
    assertThat(config.entrances()).extracting(Mount::path).containsExactly("/go/go");
  }

  @Test
  void theExampleHasEveryKey() throws IOException {
    String example = Files.readString(sources("config/goproxy4j.yaml"));
    Pattern asked = Pattern.compile("\\.(?:required|optional|maybe)\\(\\s*\"(\\w+)\"");
    Path readers = sources("java").resolve(ConfigFile.class.getPackageName().replace('.', '/'));
    var keys = new TreeSet<String>();
    try (Stream<Path> files = Files.list(readers)) {
      for (Path file : files.toList()) {
        asked.matcher(Files.readString(file)).results().forEach(key -> keys.add(key.group(1)));
      }
    }
    assertThat(keys)
        .hasSizeGreaterThan(40)
        .allSatisfy(key -> assertThat(example).contains(key + ":"));
  }

  @Test
  void readsWhoMayChangeWhat() {
    Config config =
        parse(
            """
            access:
              users: users
              anonymousPublishing: accept
              audit: audit.jsonl
            repositories:
              a:
                type: hosted
                root: a
                publish: accept
                delete: accept
                versions: canonicalize
                also: [/api/go/a, /pkg/acct/a/go]
            """);
    assertThat(config.access())
        .isEqualTo(
            new Access(
                Optional.of(FOLDER.resolve("users")),
                Permission.ACCEPT,
                Optional.of(FOLDER.resolve("audit.jsonl"))));
    assertThat(config.mounts().get(0).repository().changes())
        .isEqualTo(new Changes(Permission.ACCEPT, Permission.ACCEPT, VersionPolicy.CANONICALIZE));
    assertThat(config.mounts())
        .extracting(Mount::path)
        .containsExactly("/go/a", "/api/go/a", "/pkg/acct/a/go");
    assertThat(config.entrances()).extracting(Mount::path).containsExactly("/go/a");
  }

  @Test
  void readsWhatStandsInFront() {
    String file = "repositories: {a: {type: hosted, root: a}}\nreverseProxy: ";
    assertThat(parse(file + "{addresses: [127.0.0.1], url: 'https://go.example.com/x/'}"))
        .extracting(config -> config.reverseProxy().orElseThrow())
        .isEqualTo(
            new ReverseProxy(
                List.of(AddressRange.parse("127.0.0.1/32").orElseThrow()),
                Optional.of(URI.create("https://go.example.com/x"))));
  }

  @Test
  void readsWhoseModulesAreFoundByTheirHost() {
    String file = "repositories: {a: {type: hosted, root: a}}\ngoImport: ";
    assertThat(parse(file + "{host: go.example.com, repository: a}").goImport().orElseThrow())
        .isEqualTo(
            new GoImport(
                "go.example.com",
                Hosted.at("a", FOLDER.resolve("a")),
                URI.create("https://go.example.com/go/a")));
    assertThat(
            parse(file + "{host: go.example.com, repository: a, url: 'http://x.example:81/a'}")
                .goImport()
                .orElseThrow()
                .url())
        .isEqualTo(URI.create("http://x.example:81/a"));
  }

  @Test
  void readsWhatThoseWantWhoRunIt() {
    String file = "repositories: {a: {type: hosted, root: a}}\n";
    assertThat(parse(file).operations()).isEqualTo(Operations.USUAL);
    assertThat(parse(file).operations().isCounting()).isFalse();
    Operations all =
        parse(
                file
                    + "operations: {metrics: local, metricsToken: '${TOKEN}', readiness: upstreams,"
                    + " log: json, stopWithin: 5m}")
            .operations();
    assertThat(all)
        .isEqualTo(
            new Operations(
                Operations.Readers.LOCAL,
                Optional.of(new Secret("t0ken")),
                Operations.Readiness.UPSTREAMS,
                Operations.LogFormat.JSON,
                Duration.ofMinutes(5)));
    assertThat(all.isCounting()).isTrue();
    assertThat(all.toString()).doesNotContain("t0ken");
    assertThat(parse(file + "operations: {metricsToken: x}").operations().isCounting()).isTrue();
  }

  @Test
  void listensToThisMachineOnly() {
    Config config = parse("repositories: {a: {type: hosted, root: /modules}}");
    assertThat(config.listen()).hasToString("127.0.0.1:8080");
    assertThat(config.mounts().get(0).repository()).isEqualTo(Hosted.at("a", Path.of("/modules")));
  }

  @Test
  void knowsWhatNoPublicChecksumDatabaseHas() {
    String hosted = "repositories: {a: {type: hosted, root: a}, b: {type: hosted, root: b}, ";
    assertThat(unlisted(hosted + "g: {type: group, members: [a, b]}}"))
        .isEqualTo(ModulePatterns.ALL);
    assertThat(
            unlisted(
                hosted
                    + "g: {type: group, members: [{repository: a, modules: [x.example]},"
                    + " {repository: b, modules: [y.example, z.example]}]}}"))
        .isEqualTo(ModulePatterns.of("x.example,y.example,z.example"));
    assertThat(
            unlisted(
                hosted
                    + "i: {type: group, members: [{repository: a, modules: [x.example]}]},"
                    + " g: {type: group, members: [i]}}"))
        .isEqualTo(ModulePatterns.of("x.example"));
  }

  private static ModulePatterns unlisted(String text) {
    List<Mount> mounts = parse(text).mounts();
    return mounts.get(mounts.size() - 1).repository().unlisted();
  }
}
