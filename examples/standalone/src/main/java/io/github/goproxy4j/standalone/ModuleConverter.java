package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModuleVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code PATH@VERSION}; whether that is a module is asked when it is used. */
final class ModuleConverter implements ITypeConverter<ModuleConverter.Argument> {
  /** A path and a version as they were typed. */
  record Argument(String path, String version) {
    /** The module, if the pair is valid and canonical. */
    ModuleVersion module() {
      return ModuleVersion.ofCanonical(path, version);
    }
  }

  @Override
  public Argument convert(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || at == text.length() - 1) {
      throw new TypeConversionException("'" + text + "' is not PATH@VERSION");
    }
    return new Argument(text.substring(0, at), text.substring(at + 1));
  }
}
