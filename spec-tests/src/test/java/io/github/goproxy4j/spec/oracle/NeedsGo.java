package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.internal.text.GoUnicode;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;

/** Skips what cannot be compared, with the reason; what goes wrong is left to the property. */
final class NeedsGo implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    try {
      String unicode = Oracle.require().versions().unicode();
      return unicode.equals(GoUnicode.version())
          ? SkipResult.doNotSkip()
          : SkipResult.skip("this go command has Unicode " + unicode);
    } catch (TestAbortedException e) {
      return SkipResult.skip(String.valueOf(e.getMessage()));
    } catch (AssertionError e) {
      return SkipResult.doNotSkip();
    }
  }
}
