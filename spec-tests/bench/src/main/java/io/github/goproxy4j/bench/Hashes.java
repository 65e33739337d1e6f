package io.github.goproxy4j.bench;

/** The h1 of a zip, alone and together with its check. */
final class Hashes implements ModuleFamily {
  @Override
  public String title() {
    return "Hashes: h1, and check with h1";
  }

  @Override
  public void add(Comparison comparison, Workshop workshop, Module module) throws Exception {
    h1(comparison, workshop, module);
    checkAndH1(comparison, workshop, module);
  }

  private static void h1(Comparison comparison, Workshop workshop, Module module) throws Exception {
    String name = "h1 of " + module.size();
    int n = workshop.repeats(module);
    comparison
        .contender(name, () -> workshop.java().run("h1", n, module.zip()))
        .contender(name + " HashZip", () -> workshop.go().run("h1", n, module.zip()))
        .contender(
            name + ", one thread", () -> workshop.java().run("h1-one-thread", n, module.zip()))
        .bar(name, name + " HashZip", workshop.bar(module, 4))
        .bar(name + ", one thread", name + " HashZip", workshop.bar(module, 2.5));
  }

  private static void checkAndH1(Comparison comparison, Workshop workshop, Module module)
      throws Exception {
    String name = "check and h1 of " + module.size();
    String theirs = name + " CheckZip, HashZip";
    int n = workshop.repeats(module);
    Object[] arguments = {module.zip(), module.version()};
    comparison
        .contender(name, () -> workshop.java().run("check-h1", n, arguments))
        .contender(theirs, () -> workshop.go().run("check-h1", n, arguments))
        .bar(name, theirs, workshop.bar(module, 4));
  }
}
