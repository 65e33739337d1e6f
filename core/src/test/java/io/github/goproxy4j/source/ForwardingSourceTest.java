package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingSourceTest extends ModuleSourceContract {
  @Override
  protected ForwardingSource sourceOf(List<SampleModule> modules) {
    return new ForwardingSource(blobs.track(new MapSource(modules))) {};
  }

  /** A method with a body that is not overridden would answer for the delegate. */
  @Test
  void forwardsEveryMethod() {
    assertThat(Arrays.stream(ForwardingSource.class.getDeclaredMethods()))
        .filteredOn(m -> Modifier.isPublic(m.getModifiers()) && !m.getName().equals("toString"))
        .extracting(Method::getName)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ModuleSource.class.getMethods()).map(Method::getName).toList());
  }
}
