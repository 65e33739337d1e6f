/**
 * Semantic versions in Go's dialect, as {@code golang.org/x/mod/semver} defines it.
 *
 * <ul>
 *   <li>S1: {@code vMAJOR[.MINOR[.PATCH[-PRERELEASE][+BUILD]]]}, with a lower-case {@code v},
 *       numbers of any length without leading zeros, and a prerelease or build only after all three
 *       numbers.
 *   <li>S2: prerelease and build are dot-separated identifiers of {@code [0-9A-Za-z-]}; a numeric
 *       prerelease identifier has no leading zero.
 *   <li>S3: an invalid version precedes every valid one and equals every other invalid one; build
 *       metadata does not count; {@code v1} equals {@code v1.0.0}.
 *   <li>S4: sorting breaks ties by bytes, which makes a total order.
 *   <li>S5: the parts of an invalid version are empty.
 * </ul>
 *
 * <p>Raw strings, valid or not, are answered by the static methods of {@link
 * io.github.goproxy4j.semver.SemVer}; a value of that type is always valid.
 *
 * @see <a href="https://go.dev/ref/mod#versions">Go Modules Reference: Versions</a>
 */
@NullMarked
package io.github.goproxy4j.semver;

import org.jspecify.annotations.NullMarked;
