package io.github.goproxy4j.policy;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;

/**
 * Some versions of some modules.
 *
 * @param modules as in {@code GOPRIVATE}
 */
public record ModuleRange(ModulePatterns modules, VersionRange versions) {
  /** Every version of some modules. */
  public static ModuleRange of(ModulePatterns modules) {
    return new ModuleRange(modules, VersionRange.ALL);
  }

  /**
   * What two strings spell.
   *
   * @throws InvalidRangeException if {@code versions} is no range
   */
  public static ModuleRange of(String modules, String versions) {
    return new ModuleRange(ModulePatterns.of(modules), VersionRange.parse(versions));
  }

  /** Whether {@code module} is one of them. */
  public boolean contains(ModuleVersion module) {
    return versions.contains(module.version()) && modules.matches(module.path());
  }

  @Override
  public String toString() {
    return modules.patterns() + "@" + versions;
  }
}
