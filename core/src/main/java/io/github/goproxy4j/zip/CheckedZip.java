package io.github.goproxy4j.zip;

import io.github.goproxy4j.sum.ModuleHash;
import java.util.Optional;

/**
 * What a zip is and whether it may be.
 *
 * @param report what {@link ModuleZip#check} says
 * @param hash the {@code h1:} hash, which a valid zip always has; an invalid one has it too, unless
 *     its files are too large to be read or a name has a newline in it
 */
public record CheckedZip(ZipReport report, Optional<ModuleHash> hash) {}
