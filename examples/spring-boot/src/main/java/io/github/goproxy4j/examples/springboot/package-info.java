/** The servlet as a bean of a Spring Boot application. */
@NullMarked
package io.github.goproxy4j.examples.springboot;

import org.jspecify.annotations.NullMarked;
