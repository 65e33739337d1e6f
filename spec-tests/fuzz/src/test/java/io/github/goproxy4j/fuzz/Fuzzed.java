package io.github.goproxy4j.fuzz;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** A class with one fuzz test: Jazzer fuzzes only the first that it meets in a process. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EnabledIf(
    value = "io.github.goproxy4j.fuzz.NativeFuzzer#isUsableIfAsked",
    disabledReason = "Jazzer has no native part for this machine")
public @interface Fuzzed {}
