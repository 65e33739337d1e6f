package io.github.goproxy4j.bench;

/** A table that has the same rows for every module. */
interface ModuleFamily extends Family {
  /** Adds the rows for one of them. */
  void add(Comparison comparison, Workshop workshop, Module module) throws Exception;

  @Override
  default String run(Workshop workshop) throws Exception {
    var comparison = new Comparison(Unit.MILLISECONDS);
    for (Module module : workshop.modules()) {
      add(comparison, workshop, module);
    }
    return comparison.table(workshop);
  }
}
