package io.github.goproxy4j.standalone;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest; there is none when run from a class folder. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {"goproxy4j " + (version == null ? "(unpackaged)" : version)};
  }
}
