/** The servlet in an embedded Jetty, registered by a program. */
@NullMarked
package io.github.goproxy4j.examples.jetty;

import org.jspecify.annotations.NullMarked;
