/**
 * A WAR that serves Go modules in whatever container it is dropped into.
 *
 * <ul>
 *   <li>One of two settings says what is served: {@code goproxy4j.root}, a folder, or {@code
 *       goproxy4j.config}, a configuration file as the standalone server has it. It is a parameter
 *       of the web application ({@code <context-param>}, or {@code <Parameter>} in Tomcat's context
 *       file), a system property, or a variable of the environment ({@code GOPROXY4J_ROOT}, {@code
 *       GOPROXY4J_CONFIG}).
 *   <li>With none, or more than one, it is not deployed, and the log of the container says why.
 *   <li>Each repository is a {@link io.github.goproxy4j.servlet.GoProxyServlet} below the context
 *       path of the WAR. Where the container listens, what its log looks like and how it stops are
 *       its own matters: what the file says of them counts for nothing, and everybody is taken to
 *       reach it.
 * </ul>
 *
 * <p>The file is read here and not by an init-param of the servlet, which would bring a YAML parser
 * to all who use the servlet without one.
 */
@NullMarked
package io.github.goproxy4j.examples.war;

import org.jspecify.annotations.NullMarked;
