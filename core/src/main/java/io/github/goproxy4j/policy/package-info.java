/**
 * Which modules may be served, by rules, by age and by what is known against them.
 *
 * <p><b>Policies</b>
 *
 * <ul>
 *   <li>A {@link io.github.goproxy4j.policy.ModulePolicy} judges by the names of versions, module
 *       by module. Policies are independent: what one of them refuses is refused, whatever the
 *       others say.
 *   <li>{@link io.github.goproxy4j.policy.ModuleRules}: the first rule that matches decides; what
 *       none matches is allowed.
 *   <li>{@link io.github.goproxy4j.policy.MinimumAge} needs the time of a version too, and has its
 *       own exemptions. What has no time is refused.
 *   <li>{@link io.github.goproxy4j.policy.KnownVulnerabilities} refuses every version that a
 *       vulnerability affects, but for those whose identifiers are to be ignored.
 *   <li>R1-R4: ranges of versions as text, see {@link io.github.goproxy4j.policy.VersionRange}.
 * </ul>
 *
 * <p><b>Vulnerability databases</b> ({@link io.github.goproxy4j.policy.VulnerabilityDatabase}): a
 * version is affected if and only if {@code govulncheck -scan=module} says so.
 *
 * <ul>
 *   <li>B1: {@code index/modules.json} names the vulnerabilities of a module, {@code ID/GO-*.json}
 *       says which versions have them. Entries about the standard library and the toolchain are not
 *       read, nor is what is said about packages, symbols and platforms. An entry that is older
 *       than the index says has not been copied yet, so that the database is not there.
 *   <li>B2: a vulnerability that was withdrawn affects nothing; one that will be still does.
 *   <li>B3: only ranges of the type {@code SEMVER} count. Without any, every version is affected,
 *       as it is by a range without events.
 *   <li>B4: in the order of their versions, {@code introduced} makes versions affected from there
 *       on and {@code fixed} ends that; {@code 0} is the beginning of time. Versions are compared
 *       by precedence, so a pseudo-version or a prerelease of the fixed version is affected. An
 *       event that is neither does nothing.
 *   <li>B5: the fixed version is the first after the one in question that ends a range and is in
 *       none.
 * </ul>
 *
 * <p>Policies are safe for use by many threads and keep all they need on the heap. Nothing here
 * asks a source, and nothing decides what a refusal looks like: that is for {@code source}.
 *
 * @see <a href="https://go.dev/doc/security/vuln/database">Go Vulnerability Database</a>
 */
@NullMarked
package io.github.goproxy4j.policy;

import org.jspecify.annotations.NullMarked;
