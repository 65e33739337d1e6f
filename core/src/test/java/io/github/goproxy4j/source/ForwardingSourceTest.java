package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingSourceTest extends ModuleSourceContract {
  @Override
  protected ModuleSource sourceOf(List<SampleModule> modules) {
    return new ForwardingSource(blobs.track(new MapSource(modules))) {};
  }

  @Test
  void forwardsExactlyTheAbstractMethods() {
    assertThat(Arrays.stream(ForwardingSource.class.getDeclaredMethods()))
        .filteredOn(m -> Modifier.isPublic(m.getModifiers()) && !m.getName().equals("toString"))
        .extracting(Method::getName)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ModuleSource.class.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .map(Method::getName)
                .toList());
  }
}
