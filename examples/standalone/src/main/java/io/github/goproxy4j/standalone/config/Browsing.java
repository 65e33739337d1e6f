package io.github.goproxy4j.standalone.config;

/** What people see who open a repository in a browser. */
public enum Browsing {
  /** Pages about the modules in it. */
  SHOW,
  /** What go commands see. */
  HIDE
}
