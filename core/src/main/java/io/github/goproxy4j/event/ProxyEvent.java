package io.github.goproxy4j.event;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.util.Optional;

/** Something that happened to a module. */
public sealed interface ProxyEvent {
  /**
   * Whom a request came from.
   *
   * @param user under which name they logged in
   * @param address where it came from
   */
  record Origin(Optional<String> user, Optional<String> address) {}

  /**
   * A file of a version was found for somebody; whether all of it arrives is not known yet.
   *
   * @param file which one
   * @param by for whom
   */
  record Fetched(ModuleFile file, Origin by) implements ProxyEvent {}

  /**
   * A version is there now, or was sent again, or its time was corrected.
   *
   * @param module which one
   * @param outcome what became of the upload, in a word
   * @param h1 the hash of its zip; nothing as long as there is none
   * @param by who sent it
   */
  record Published(ModuleVersion module, String outcome, Optional<ModuleHash> h1, Origin by)
      implements ProxyEvent {}

  /**
   * A version, or a module with all of its versions, was taken away.
   *
   * @param subject {@code path@version} or {@code path}
   * @param by who asked for that
   */
  record Deleted(String subject, Origin by) implements ProxyEvent {}

  /**
   * Somebody was told that they may not, or that what they sent cannot be published.
   *
   * @param method what they asked for
   * @param rawPath and of what, as it stood in the request
   * @param reason what they were told
   * @param by who asked, as far as that is known
   */
  record Refused(String method, String rawPath, String reason, Origin by) implements ProxyEvent {}

  /**
   * A file was held against the checksum that is expected of it.
   *
   * @param file which one
   * @param actual the hash that it has
   * @param verdict what came of it
   */
  record Verified(ModuleFile file, ModuleHash actual, Verdict verdict) implements ProxyEvent {}
}
