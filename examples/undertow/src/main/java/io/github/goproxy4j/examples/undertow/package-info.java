/** The servlet in an embedded Undertow, registered by a program. */
@NullMarked
package io.github.goproxy4j.examples.undertow;

import org.jspecify.annotations.NullMarked;
