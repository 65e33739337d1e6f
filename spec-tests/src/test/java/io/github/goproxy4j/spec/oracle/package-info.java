/**
 * The same generated questions put to this library and to the reference, and the answers compared.
 *
 * <p>A question has a name, its cases and answers are lists of byte strings, and both are the same
 * for either side: {@link io.github.goproxy4j.spec.oracle.Oracle} asks the Go program in {@code
 * src/test/go/oracle}, {@link io.github.goproxy4j.spec.oracle.JavaAnswers} asks the library. The
 * tests say which cases to make; what they made, and how many, is in {@code target/conformance}.
 *
 * <p>The names of questions and the meaning of their strings are in {@code spec-tests/README.md}.
 */
@NullMarked
package io.github.goproxy4j.spec.oracle;

import org.jspecify.annotations.NullMarked;
