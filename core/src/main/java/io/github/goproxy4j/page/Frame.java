package io.github.goproxy4j.page;

import java.util.Optional;

/**
 * What surrounds every page.
 *
 * @param site the name of all pages together
 * @param title of this one
 * @param links leads elsewhere
 * @param query what is in the field for a search
 * @param user who is logged in
 * @param login where to log in, if that may show more
 * @param status where the status page is, for those who may see it
 */
record Frame(
    String site,
    String title,
    Links links,
    String query,
    Optional<String> user,
    Optional<String> login,
    Optional<String> status) {
  boolean hasMenu() {
    return user.isPresent() || login.isPresent() || status.isPresent();
  }
}
