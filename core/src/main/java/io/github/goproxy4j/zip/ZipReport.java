package io.github.goproxy4j.zip;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check found: every file is in exactly one of three lists. A path that was given twice is
 * reported once if it is omitted or invalid.
 *
 * @param valid the paths that belong in the zip
 * @param omitted what does not belong in the zip and is no reason to refuse the rest
 * @param invalid what makes the whole module invalid
 * @param sizeError what is too large altogether
 */
public record ZipReport(
    List<String> valid, List<Finding> omitted, List<Finding> invalid, Optional<String> sizeError) {

  /** Keeps copies of the lists. */
  public ZipReport {
    valid = List.copyOf(valid);
    omitted = List.copyOf(omitted);
    invalid = List.copyOf(invalid);
  }

  /**
   * A file and why it is where it is.
   *
   * @param path with U+FFFD for each byte that is not UTF-8
   * @param reason in the words of the go command
   */
  public record Finding(String path, String reason) {
    /** {@code path: reason}. */
    @Override
    public String toString() {
      return path + ": " + reason;
    }
  }

  /** Whether nothing is invalid or too large. */
  public boolean isValid() {
    return invalid.isEmpty() && sizeError.isEmpty();
  }

  /** Why the module is not valid, in the words of the go command; empty if it is. */
  public Optional<String> problem() {
    if (invalid.isEmpty()) {
      return sizeError;
    }
    String list = invalid.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    return Optional.of(sizeError.orElse(list));
  }

  /**
   * Does nothing to a valid module.
   *
   * @throws InvalidModuleZipException with this report otherwise
   */
  public void requireValid() throws InvalidModuleZipException {
    requireValid("");
  }

  void requireValid(String prefix) throws InvalidModuleZipException {
    if (!isValid()) {
      throw new InvalidModuleZipException(prefix + problem().orElseThrow(), this);
    }
  }

  static ZipReport tooLarge(String sizeError) {
    return new ZipReport(List.of(), List.of(), List.of(), Optional.of(sizeError));
  }
}
