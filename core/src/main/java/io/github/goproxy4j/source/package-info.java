/**
 * Where modules come from: one question per method, and everything else a composition.
 *
 * <ul>
 *   <li>A {@link io.github.goproxy4j.source.ModuleSource} answers four questions. Decorators and
 *       groups are sources themselves; the nesting is the order in which they act.
 *   <li>What is absent, refused or out of reach is a {@link
 *       io.github.goproxy4j.source.ModuleSourceException} of its own type. An outage is never
 *       reported as an absence (trap 37).
 *   <li>X10, X12, X13: {@link io.github.goproxy4j.source.VersionSelection} is the one place that
 *       knows which versions are listed and which one a query means.
 *   <li>{@link io.github.goproxy4j.source.HostedSource} serves what is published in a store; a
 *       deleted version is gone, which is not the same as unknown.
 *   <li>X20, X22-X24: a {@link io.github.goproxy4j.source.SourceGroup} asks its members as the go
 *       command asks the proxies of {@code GOPROXY}.
 *   <li>G3-G5, U4, trap 44: a {@link io.github.goproxy4j.source.VerifiedSource} hands on no bytes
 *       but the expected ones. It belongs inside a cache, which then keeps nothing else.
 *   <li>F1-F5: a {@link io.github.goproxy4j.source.FilteredSource} has what policies permit, the
 *       same in lists, queries and files. It belongs outside a cache.
 *   <li>X42, X61: a {@link io.github.goproxy4j.source.PullThroughSource} keeps files for good and
 *       what changes for a while, and does not let those who ask feel that its origin failed, as
 *       far as it can. What it may not fetch is not found: that is a decision and no outage.
 *   <li>A {@link io.github.goproxy4j.source.ModuleCatalog} tells those who look around what is at
 *       hand, page by page: what stores, caches and folders have, what members of a group are asked
 *       about, nothing of which a policy refuses every version. It fetches nothing.
 *   <li>A {@link io.github.goproxy4j.source.Fetch} says what the asker allows and how long it
 *       waits; it crosses every decorator.
 *   <li>Sources are safe for use by many threads. Blobs belong to the asker, who closes them.
 * </ul>
 *
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">Go Modules Reference: GOPROXY protocol</a>
 */
@NullMarked
package io.github.goproxy4j.source;

import org.jspecify.annotations.NullMarked;
