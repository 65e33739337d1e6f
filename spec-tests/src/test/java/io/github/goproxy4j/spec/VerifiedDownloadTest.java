package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Checksums;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.source.VerifiedSource.Unlisted;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.upstream.FolderSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A go command that verifies nothing by itself gets no bytes but those that a go.sum file expects,
 * and is told why.
 */
class VerifiedDownloadTest {
  private static final ModuleVersion QUOTE = ModuleVersion.parse("rsc.io/quote@v1.5.2");
  private static final ModuleVersion SAMPLER = ModuleVersion.parse("rsc.io/sampler@v1.3.0");

  private static Corpus corpus;

  @TempDir Path temp;

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
  }

  private static GoSum goSum() throws IOException {
    byte[] content = Files.readAllBytes(corpus.consumer().resolve("go.sum"));
    return GoSum.parse("go.sum", content);
  }

  private static GoSum goSumWithout(ModuleVersion module) throws IOException {
    String path = module.path().value();
    return GoSum.of(goSum().lines().stream().filter(line -> !line.path().equals(path)).toList());
  }

  /** The corpus, but with the zip of one module in the place of another one's. */
  private static ModuleSource swapping(ModuleVersion module, ModuleVersion other)
      throws IOException {
    return new ForwardingSource(FolderSource.at(corpus.downloads())) {
      @Override
      public Blob zip(ModuleVersion asked, Fetch fetch) throws IOException {
        return super.zip(asked.equals(module) ? other : asked, fetch);
      }
    };
  }

  private String download(ModuleSource source, ModuleVersion module) throws Exception {
    try (LoopbackServer server = LoopbackServer.start(source)) {
      Map<String, String> environment = corpus.onlyFrom(server.url(), temp.resolve("modcache"));
      return corpus
          .go()
          .run(temp, environment, "mod", "download", "-json", module.toString())
          .stdout();
    }
  }

  private void assertDownloads(ModuleSource source, ModuleVersion module) throws Exception {
    assertThat(download(source, module)).contains(corpus.list().zipSum(module));
  }

  @Test
  void whatIsExpectedIsHandedOn() throws Exception {
    assertDownloads(
        VerifiedSource.of(Checksums.of(goSum()), FolderSource.at(corpus.downloads())), QUOTE);
  }

  @Test
  void otherBytesAreRefusedWithTheReason() throws Exception {
    String said =
        download(VerifiedSource.of(Checksums.of(goSum()), swapping(QUOTE, SAMPLER)), QUOTE);

    assertThat(said)
        .contains("403 Forbidden")
        .contains(
            "server response: rsc.io/quote@v1.5.2: verifying module: checksum mismatch (downloaded: "
                + corpus.list().zipSum(SAMPLER)
                + ", go.sum: "
                + corpus.list().zipSum(QUOTE)
                + ")");
  }

  @Test
  void whatIsNotOnRecordIsRefusedOrAccepted() throws Exception {
    ModuleSource folder = FolderSource.at(corpus.downloads());
    Checksums withoutQuote = Checksums.of(goSumWithout(QUOTE));

    assertThat(download(VerifiedSource.of(withoutQuote, folder), QUOTE))
        .contains("403 Forbidden")
        .contains("server response: rsc.io/quote@v1.5.2: verifying go.mod: checksum missing");
    assertDownloads(
        VerifiedSource.builder(withoutQuote, folder).unlisted(Unlisted.ACCEPT).build(), QUOTE);
  }

  @Test
  void theZipOfAnotherModuleIsRefusedWhoeverKnowsIt() throws Exception {
    ModuleSource unchecked =
        VerifiedSource.builder(Checksums.of(goSum()), swapping(QUOTE, SAMPLER))
            .exempt(ModulePatterns.of("rsc.io"))
            .build();

    assertThat(download(unchecked, QUOTE))
        .contains("502 Bad Gateway")
        .contains("server response: rsc.io/quote@v1.5.2: unzip: rsc.io/sampler@v1.3.0/");
  }
}
