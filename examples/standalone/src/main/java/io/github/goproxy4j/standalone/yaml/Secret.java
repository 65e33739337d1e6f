package io.github.goproxy4j.standalone.yaml;

/** A text that nobody is shown. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
