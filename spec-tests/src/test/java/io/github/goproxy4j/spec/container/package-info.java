/**
 * The go command and hand-written request lines against the servlet in real containers, and against
 * the handler without any.
 *
 * <ul>
 *   <li>{@link io.github.goproxy4j.spec.container.ContainerContract} is what every container has to
 *       pass; a subclass only knows how to start its container.
 *   <li>Trap 32: {@code wire.txt} has what each answers to paths that the go command never sends.
 *   <li>A container that brings a servlet API in its own jar has a module of its own.
 * </ul>
 */
@NullMarked
package io.github.goproxy4j.spec.container;

import org.jspecify.annotations.NullMarked;
