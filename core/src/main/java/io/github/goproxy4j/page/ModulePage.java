package io.github.goproxy4j.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;

/**
 * A module, and one of its versions.
 *
 * @param version nothing if the module has none
 * @param deprecation why nobody should begin to use the module
 * @param commands the lines that get it
 * @param versions the newest first, or those before some version
 * @param newest where the list begins, if this is not the beginning
 * @param older where it goes on
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "io/github/goproxy4j/page/module.mustache")
record ModulePage(
    Frame frame,
    ModuleLink module,
    Optional<SelectedVersion> version,
    Optional<String> deprecation,
    List<String> commands,
    String count,
    List<Row> versions,
    Optional<String> newest,
    Optional<String> older) {

  /** A version in the list. */
  record Row(
      String version,
      String href,
      Optional<Moment> time,
      Optional<String> size,
      Optional<String> goVersion,
      boolean isRetracted,
      boolean isSelected,
      boolean isLatest) {}

  boolean hasMore() {
    return newest.isPresent() || older.isPresent();
  }

  boolean isEmpty() {
    return versions.isEmpty();
  }
}
