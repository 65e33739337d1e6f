/** The GOPROXY protocol and the Go module zip format, with no framework. */
module io.github.goproxy4j {
  requires com.fasterxml.jackson.core;
  requires com.google.common;
  requires transitive java.net.http;
  requires org.apache.commons.compress;
  requires org.apache.commons.fileupload2.core;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.github.goproxy4j.access;
  exports io.github.goproxy4j.archive;
  exports io.github.goproxy4j.blob;
  exports io.github.goproxy4j.event;
  exports io.github.goproxy4j.modfile;
  exports io.github.goproxy4j.module;
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
