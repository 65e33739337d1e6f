/**
 * Meters for those who have <a href="https://micrometer.io">Micrometer</a>, which is a dependency
 * of nothing else: who does not use this package needs no such jar.
 *
 * <table>
 * <caption>Meters, all with the tag {@code repository}</caption>
 * <tr><th>name</th><th>further tags</th><th>what</th></tr>
 * <tr><td>{@code goproxy.requests}</td><td>{@code kind}, {@code status}</td><td>a timer: answers,
 *     and how long it took until they began to be sent</td></tr>
 * <tr><td>{@code goproxy.response} (bytes)</td><td>{@code kind}</td><td>what was sent</td></tr>
 * <tr><td>{@code goproxy.cache.answers}</td><td>{@code from}</td><td>given without asking: from the
 *     {@code cache}, because something is known to be an {@code absence}, or {@code stale} because
 *     the origin failed</td></tr>
 * <tr><td>{@code goproxy.cache.unkept}</td><td></td><td>what could not be kept</td></tr>
 * <tr><td>{@code goproxy.upstream.requests}, {@code goproxy.upstream.failures}</td><td></td>
 *     <td>questions to the origin, and those it did not answer</td></tr>
 * <tr><td>{@code goproxy.verifications}</td><td>{@code verdict}</td><td>files held against their
 *     checksums: {@code match}, {@code mismatch}, {@code unknown}</td></tr>
 * <tr><td>{@code goproxy.publications}</td><td>{@code outcome}</td><td>uploads that were taken</td>
 *     </tr>
 * <tr><td>{@code goproxy.deletions}, {@code goproxy.refusals}</td><td></td><td>events of these
 *     kinds</td></tr>
 * </table>
 *
 * <ul>
 *   <li>The number of meters is bounded: no tag has a value that a client chooses. {@code kind} is
 *       one of {@code home}, {@code list}, {@code query}, {@code info}, {@code mod}, {@code zip},
 *       {@code description}, {@code sumdb}, {@code publish}, {@code delete} and {@code other}.
 *   <li>Everything here is safe for use by many threads.
 *   <li>Nothing is exported anywhere: that is for the registry, which belongs to the host.
 * </ul>
 */
@NullMarked
package io.github.goproxy4j.metrics;

import org.jspecify.annotations.NullMarked;
