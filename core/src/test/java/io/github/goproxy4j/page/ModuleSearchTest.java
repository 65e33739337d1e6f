package io.github.goproxy4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.ModuleCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModuleSearchTest {
  /** As many modules as there may be. */
  private static final class Numbered implements ModuleCatalog {
    private final int size;
    private int shown;

    Numbered(int size) {
      this.size = size;
    }

    @Override
    public List<ModulePath> modules(String after, int limit) {
      int first = after.isEmpty() ? 0 : Integer.parseInt(after.substring(after.length() - 6)) + 1;
      List<ModulePath> page =
          IntStream.range(first, Math.min(first + limit, size))
              .mapToObj(i -> ModulePath.parse(String.format("example.com/Mod%06d", i)))
              .toList();
      shown += page.size();
      return page;
    }

    @Override
    public Optional<Long> zipSize(ModuleVersion module) {
      return Optional.empty();
    }
  }

  private static List<String> values(ModuleSearch.Found found) {
    return found.modules().stream().map(ModulePath::value).toList();
  }

  @Test
  void everyWordHasToBeThereInAnyCase() throws IOException {
    var search = new ModuleSearch(new Numbered(1000), path -> true);

    assertThat(values(search.find("MOD 77 .com/mod0000", "", 10)))
        .containsExactly("example.com/Mod000077");
    assertThat(values(search.find("mod nothing", "", 10))).isEmpty();
  }

  @Test
  void oneSearchLooksAtSoManyModulesAndNoMore() throws IOException {
    var catalog = new Numbered(100_000);
    var search = new ModuleSearch(catalog, path -> true);

    ModuleSearch.Found found = search.find("mod099999", "", 10);
    assertThat(found.modules()).isEmpty();
    assertThat(found.next()).hasValue("example.com/Mod019999");
    assertThat(catalog.shown).isEqualTo(20_000);
  }

  @Test
  void goingOnFindsEverythingOnce() throws IOException {
    var search = new ModuleSearch(new Numbered(50_500), path -> !path.value().endsWith("7"));
    var all = new ArrayList<String>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      ModuleSearch.Found found = search.find("500", next.get(), 3);
      all.addAll(values(found));
      next = found.next();
    }

    assertThat(all)
        .containsExactlyElementsOf(
            IntStream.range(0, 50_500)
                .mapToObj(i -> String.format("example.com/Mod%06d", i))
                .filter(path -> path.contains("500") && !path.endsWith("7"))
                .toList());
  }

  @Test
  void saysThatThereIsMoreIfThereIs() throws IOException {
    var search = new ModuleSearch(new Numbered(4), path -> true);

    assertThat(search.find("", "", 3).next()).hasValue("example.com/Mod000002");
    assertThat(search.find("", "", 4).next()).isEmpty();
    assertThat(search.find("", "example.com/Mod000002", 3).modules()).hasSize(1);
  }
}
