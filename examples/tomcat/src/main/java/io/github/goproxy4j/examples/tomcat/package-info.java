/** The servlet in an embedded Tomcat, registered by a program. */
@NullMarked
package io.github.goproxy4j.examples.tomcat;

import org.jspecify.annotations.NullMarked;
