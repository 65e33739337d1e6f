package io.github.goproxy4j.spec.oracle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * A property of two sides that agree. A try is a batch of cases, and making the case small on which
 * they do not is left to {@link Agreement}, which knows which one it is.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property(
    tries = Tier.TRIES,
    shrinking = ShrinkingMode.OFF,
    edgeCases = EdgeCasesMode.NONE,
    afterFailure = AfterFailureMode.RANDOM_SEED)
@AddLifecycleHook(NeedsGo.class)
@AddLifecycleHook(Recording.class)
@interface Compared {
  /** The name of the question. */
  String value();
}
