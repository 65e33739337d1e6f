package io.github.goproxy4j.standalone.config;

/** Whether something is done for those who ask for it. */
public enum Permission {
  /** It is not. */
  REFUSE,
  /** It is, for those who may. */
  ACCEPT
}
