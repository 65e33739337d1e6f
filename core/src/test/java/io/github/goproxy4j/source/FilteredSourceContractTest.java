package io.github.goproxy4j.source;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModuleRange;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.source.FilteredSource.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

class FilteredSourceContractTest {
  private static final MinimumAge WEEK =
      MinimumAge.of(Duration.ofDays(7), new SettableClock("2026-11-21T10:00:00Z"));

  @Nested
  class WithoutPolicies extends ModuleSourceContract {
    @Override
    protected FilteredSource sourceOf(List<SampleModule> modules) {
      return FilteredSource.builder(blobs.track(new MapSource(modules))).build();
    }
  }

  @Nested
  class WithPoliciesThatRefuseNothing extends ModuleSourceContract {
    @Override
    protected FilteredSource sourceOf(List<SampleModule> modules) {
      return FilteredSource.builder(blobs.track(new MapSource(modules)))
          .policy(ModuleRules.builder().deny(ModuleRange.of("other.com", "*"), "no").build())
          .minimumAge(WEEK)
          .build();
    }
  }

  /** What is hidden is like what never was. */
  @Nested
  class HidingWhateverIsNotAskedFor extends ModuleSourceContract {
    @Override
    protected FilteredSource sourceOf(List<SampleModule> modules) {
      var more = new ArrayList<>(modules);
      more.add(SampleModule.of("example.com/unknown", "v1.0.0"));
      more.add(SampleModule.of("example.com/m", "v1.2.3"));
      more.add(SampleModule.of("example.com/m", "v1.12.0").at("2026-11-20T10:00:00Z"));
      more.add(SampleModule.of("a.b/m/v3", "v3.0.0").at("2026-11-20T10:00:00Z"));
      return FilteredSource.builder(blobs.track(new MapSource(more)))
          .policy(
              ModuleRules.builder()
                  .deny(ModuleRange.of("example.com/unknown", "*"), "hidden")
                  .deny(ModuleRange.of("example.com/m", "v1.2.3"), "denied")
                  .build())
          .minimumAge(WEEK)
          .refusal(Refusal.HIDE)
          .build();
    }
  }
}
