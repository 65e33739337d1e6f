package io.github.goproxy4j.bench;

import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Making a zip of a folder, and a folder of a zip. */
final class Zips implements ModuleFamily {
  @Override
  public String title() {
    return "Zips: create and extract";
  }

  @Override
  public void add(Comparison comparison, Workshop workshop, Module module) throws Exception {
    create(comparison, workshop, module);
    extract(comparison, workshop, module);
  }

  private static void create(Comparison comparison, Workshop workshop, Module module)
      throws Exception {
    String name = "create " + module.size();
    String theirs = name + " CreateFromDir";
    comparison
        .contender(name, () -> create(workshop, workshop.java(), module, "ours.zip"))
        .contender(theirs, () -> create(workshop, workshop.go(), module, "theirs.zip"))
        .bar(name, theirs, workshop.bar(module, 2.5));
  }

  /** What is made must have the same h1 on both sides, and the same bytes from run to run. */
  private static Measure create(Workshop workshop, Peer peer, Module module, String file)
      throws IOException {
    Path target = workshop.scratch().resolve(file);
    Path first = workshop.scratch().resolve(module.size() + " " + file);
    int n = Math.min(5, workshop.repeats(module));
    Measure measure = peer.run("create", n, module.tree(), module.version(), target);
    if (Files.exists(first) && Files.mismatch(first, target) >= 0) {
      throw new IllegalStateException(file + " of " + module.version() + " differs between runs");
    }
    Files.move(target, first, StandardCopyOption.REPLACE_EXISTING);
    String hash = ModuleHash.ofZip(first).value();
    return new Measure(measure.value(), measure.cpu(), measure.allocated(), hash);
  }

  private static void extract(Comparison comparison, Workshop workshop, Module module)
      throws Exception {
    String name = "extract " + module.size();
    String theirs = name + " Unzip";
    int n = Math.min(5, workshop.repeats(module));
    Object[] arguments = {module.zip(), module.version(), workshop.scratch().resolve("tree")};
    comparison
        .contender(name, () -> workshop.java().run("extract", n, arguments))
        .contender(theirs, () -> workshop.go().run("extract", n, arguments))
        .bar(name, theirs, workshop.bar(module, 1.5));
  }
}
