/**
 * Pages for people: what a browser shows of a proxy that go commands use.
 *
 * <p><b>Who sees them.</b> Nobody, unless a handler is given {@link
 * io.github.goproxy4j.page.ModulePages}. Then requests that name {@code text/html} in their {@code
 * Accept} header, which go commands do not send, get pages wherever there is nothing for a go
 * command: at the mount point, and at paths that are none of the protocol. Everything else, {@code
 * ?go-get=1} among it, is answered as if there were no pages.
 *
 * <p><b>Where they are.</b>
 *
 * <ul>
 *   <li>{@code /} lists the modules that are at hand, 50 at a time; {@code ?q=} those that have all
 *       its words in their paths, {@code &after=} those behind a path. A search looks at 20,000
 *       modules at most and then says where to go on.
 *   <li>{@code /M} is a module and its latest version, {@code /M@Q} another one, which {@code Q}
 *       names or means. Paths are written as people do, without escaping. The versions follow, the
 *       newest first, 50 at a time; {@code ?before=V} are those below one. What is said of each is
 *       what {@link io.github.goproxy4j.source.ModuleDescriber} says of it.
 *   <li>{@code /-/status} is how the repositories do. By default it is for those who may publish or
 *       delete something.
 *   <li>{@code /-/style.css}, {@code /-/icon.svg}. No module path begins with a dash.
 *   <li>{@code ?login} asks who is not logged in to do so.
 * </ul>
 *
 * <p><b>What they show.</b>
 *
 * <ul>
 *   <li>Nothing that the visitor may not read: neither names nor numbers of other modules. Whoever
 *       may not read a module is told what a go command is told.
 *   <li>A page of a module asks the source what a go command asks: the list, the latest version, a
 *       go.mod file. No zip is ever fetched for a page; its size and its hash are there if it is at
 *       hand.
 *   <li>Everything that comes from modules or visitors is escaped, in one place. Control characters
 *       and those that change the direction of text are shown as U+FFFD.
 * </ul>
 *
 * <p><b>What they are made of.</b> HTML that works without script and has none; one style sheet,
 * for light and dark, for wide and narrow. All links are relative: pages work at any mount point,
 * behind any reverse proxy. Templates are compiled into this library when it is built, by JStachio,
 * of which nothing is needed at run time.
 *
 * <p>Everything here is safe for use by many threads.
 */
@NullMarked
package io.github.goproxy4j.page;

import org.jspecify.annotations.NullMarked;
