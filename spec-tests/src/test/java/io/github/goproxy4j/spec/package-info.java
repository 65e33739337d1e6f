/** Conformance of the whole with Go's specification, tools and the servlet containers. */
@NullMarked
package io.github.goproxy4j.spec;

import org.jspecify.annotations.NullMarked;
