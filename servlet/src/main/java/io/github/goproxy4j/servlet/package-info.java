/** Mounts a Go module proxy in a Jakarta Servlet container. */
@NullMarked
package io.github.goproxy4j.servlet;

import org.jspecify.annotations.NullMarked;
