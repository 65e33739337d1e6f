package io.github.goproxy4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VulnerabilitiesAsGovulncheckTest {
  private static final String MODULE = "example.com/m";

  @Test
  @DisplayName("B1-B5: affected is what govulncheck calls affected, and fixed what it calls fixed")
  void affectsWhatGovulncheckSays(@TempDir Path folder) throws IOException {
    List<Row> rows = GoTable.read(getClass(), "vulnerabilities.txt");
    var database = new DatabaseFolder(folder);
    for (int i = 0; i < rows.size(); i++) {
      String fields = rows.get(i).text(0).replace('"' + MODULE + '"', '"' + MODULE + i + '"');
      database.add("GO-2021-" + i, MODULE + i, fields);
    }
    var read = VulnerabilityDatabase.at(database.index().path(), Clock.systemUTC());

    assertThat(rows).hasSizeGreaterThan(600);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      List<Vulnerability> found = read.affecting(ModuleVersion.of(MODULE + i, row.text(1)));

      assertThat(found).as(row.toString()).hasSize(row.flag(2) ? 1 : 0);
      for (Vulnerability v : found) {
        assertThat(v.id()).isEqualTo("GO-2021-" + i);
        assertThat(v.fixed()).as(row.toString()).isEqualTo(fixed(row.text(3)));
      }
    }
  }

  /** It makes vgo1.4 of go1.4. */
  private static Optional<SemVer> fixed(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(SemVer.parse(OsvVersions.withPrefix(text)));
  }
}
