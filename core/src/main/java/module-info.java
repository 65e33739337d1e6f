/**
 * The GOPROXY protocol and the Go module zip format, with no framework. The verdict on a module is
 * the go command's, to the byte.
 *
 * <p><b>Where to begin</b>
 *
 * <ul>
 *   <li>A module zip: {@link io.github.goproxy4j.zip.ModuleZip} creates, checks and extracts it,
 *       {@link io.github.goproxy4j.sum.ModuleHash} has its {@code h1}.
 *   <li>Versions, paths and files: {@link io.github.goproxy4j.semver.SemVer}, {@link
 *       io.github.goproxy4j.module.ModulePath}, {@link io.github.goproxy4j.module.ModuleVersion},
 *       {@link io.github.goproxy4j.modfile.GoMod}, {@link io.github.goproxy4j.sum.GoSum}.
 *   <li>A place for releases: {@link io.github.goproxy4j.store.DirectoryStore}, which {@link
 *       io.github.goproxy4j.publish.Publisher} fills and {@link
 *       io.github.goproxy4j.source.HostedSource} serves.
 *   <li>A proxy: {@link io.github.goproxy4j.upstream.GoProxyList}, {@link
 *       io.github.goproxy4j.source.VerifiedSource}, {@link
 *       io.github.goproxy4j.source.PullThroughSource}, one around the other, and {@link
 *       io.github.goproxy4j.source.SourceGroup} for several.
 *   <li>Requests and answers: {@link io.github.goproxy4j.protocol.GoProxyHandler}, for any server.
 * </ul>
 *
 * <p><b>Everywhere</b>
 *
 * <ul>
 *   <li>Each package lists the rules that it follows, with their numbers and where they come from:
 *       the Go Modules Reference, the source of the go command, an RFC. Where documentation and
 *       source of Go disagree, the source counts.
 *   <li>A value that exists is valid. What is malformed is an {@link
 *       java.lang.IllegalArgumentException} in Go's words; what fails is an {@link
 *       java.io.IOException}; what a source does not have, or does not give, is a {@link
 *       io.github.goproxy4j.source.ModuleSourceException}.
 *   <li>Sizes are bytes, times are instants, and orders are those of UTF-8 bytes.
 *   <li>Nothing is null. Values are immutable; sources, stores, caches and handlers are safe for
 *       use by many threads.
 *   <li>Who gets a {@link io.github.goproxy4j.blob.Blob} or a {@link
 *       io.github.goproxy4j.protocol.ProxyResponse} closes it.
 * </ul>
 */
// Micrometer has no descriptor; who does not use the package metrics needs no Micrometer. It is not
// transitive, since the compiler then looks for it in every module that requires this one.
@SuppressWarnings("requires-automatic")
module io.github.goproxy4j {
  requires com.fasterxml.jackson.core;
  requires com.google.common;
  requires transitive java.net.http;
  requires org.apache.commons.compress;
  requires org.apache.commons.fileupload2.core;
  requires org.slf4j;
  requires static io.jstach.jstache;
  requires static micrometer.core;
  requires static transitive org.jspecify;

  exports io.github.goproxy4j.access;
  exports io.github.goproxy4j.archive;
  exports io.github.goproxy4j.blob;
  exports io.github.goproxy4j.event;
  exports io.github.goproxy4j.health;
  exports io.github.goproxy4j.metrics;
  exports io.github.goproxy4j.modfile;
  exports io.github.goproxy4j.module;
  exports io.github.goproxy4j.page;
  exports io.github.goproxy4j.policy;
  exports io.github.goproxy4j.protocol;
  exports io.github.goproxy4j.publish;
  exports io.github.goproxy4j.release;
  exports io.github.goproxy4j.semver;
  exports io.github.goproxy4j.source;
  exports io.github.goproxy4j.store;
  exports io.github.goproxy4j.sum;
  exports io.github.goproxy4j.sumdb;
  exports io.github.goproxy4j.upstream;
  exports io.github.goproxy4j.team;
  exports io.github.goproxy4j.zip;
}
