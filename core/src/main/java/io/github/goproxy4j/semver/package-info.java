/** Semantic versions in Go's dialect. */
@NullMarked
package io.github.goproxy4j.semver;

import org.jspecify.annotations.NullMarked;
