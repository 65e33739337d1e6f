/** A Go module proxy and its command line, on Jetty. */
@NullMarked
package io.github.goproxy4j.standalone;

import org.jspecify.annotations.NullMarked;
