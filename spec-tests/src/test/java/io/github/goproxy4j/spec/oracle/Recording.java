package io.github.goproxy4j.spec.oracle;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Puts the seed and the duration of a property beside what it counted. */
final class Recording implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String question = context.findAnnotation(Compared.class).orElseThrow().value();
    long start = System.nanoTime();
    PropertyExecutionResult result = property.execute();
    Results.CURRENT.end(question, result.seed().orElse(""), System.nanoTime() - start);
    return result;
  }
}
