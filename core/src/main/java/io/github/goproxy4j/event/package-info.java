/**
 * What happened, for those who keep an audit log or count.
 *
 * <ul>
 *   <li>A {@link io.github.goproxy4j.event.ProxyListener} is told of a {@link
 *       io.github.goproxy4j.event.ProxyEvent} after it happened, in the thread in which it happened
 *       and outside of all locks. What takes time belongs in a thread of its own.
 *   <li>A listener that fails fails no request; the log says so.
 *   <li>Events name users and addresses, never credentials.
 * </ul>
 */
@NullMarked
package io.github.goproxy4j.event;

import org.jspecify.annotations.NullMarked;
