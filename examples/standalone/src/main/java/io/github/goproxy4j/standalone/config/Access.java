package io.github.goproxy4j.standalone.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may do what, and who keeps the record of it.
 *
 * @param users the file of users; without it everybody may do whatever repositories accept
 * @param strangers whether those who are not logged in may publish even if others than this machine
 *     can reach the server
 * @param audit the file to which it is written what happened
 */
public record Access(Optional<Path> users, Permission strangers, Optional<Path> audit) {
  /** Everybody may read, and what else repositories accept, from this machine. */
  public static final Access LOCAL =
      new Access(Optional.empty(), Permission.REFUSE, Optional.empty());
}
