/**
 * Settings read from a YAML 1.2 file, with the place of everything that is wrong.
 *
 * <ul>
 *   <li>A file is read by asking for keys. The keys that were asked for are the ones that there
 *       are; any other is reported, with the nearest one that there is.
 *   <li>All problems are found in one go and reported together, one line each: {@code
 *       FILE:LINE:COLUMN: KEY: what is wrong}. What depends on something wrong is not complained
 *       about again. A file that is not YAML at all has one problem.
 *   <li>A value is the text that stands in the file: {@code 1.10} is not a number with one digit
 *       less, and {@code no} is not a truth value.
 *   <li>A key that stands twice in a mapping is a problem, and so is a key without a value.
 *   <li>Environment variables are read in secrets only, as {@code ${NAME}}. Secrets are never
 *       quoted in a problem.
 * </ul>
 *
 * <p>Nothing here knows what the settings are for. Objects of this package belong to one thread.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2</a>
 */
@NullMarked
package io.github.goproxy4j.standalone.yaml;

import org.jspecify.annotations.NullMarked;
