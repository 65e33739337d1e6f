/**
 * Whether a server lives, and whether it is ready, for those who start and stop servers.
 *
 * <ul>
 *   <li>{@code /live} is 200 as long as requests are answered at all, and looks at nothing.
 *   <li>{@code /ready} is 200 if every {@link io.github.goproxy4j.health.HealthCheck} passes and
 *       503 if not. After the first line there is one for each of them: its name, and {@code ok} or
 *       {@code failed}. Why it failed is in the log alone.
 *   <li>The checks run when somebody asks, one after the other in the thread of the first who does,
 *       and what they found holds for five seconds: asking often costs nothing.
 *   <li>Nobody is asked who they are. Nothing is answered but {@code GET} and {@code HEAD}.
 * </ul>
 *
 * <p>Everything here is safe for use by many threads.
 */
@NullMarked
package io.github.goproxy4j.health;

import org.jspecify.annotations.NullMarked;
