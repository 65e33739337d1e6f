/**
 * What is served where, as one file says it.
 *
 * <ul>
 *   <li>{@link io.github.goproxy4j.standalone.config.ConfigFile} reads such a file and reports
 *       everything that is wrong with it, as {@link io.github.goproxy4j.standalone.yaml} has it.
 *   <li>A {@link io.github.goproxy4j.standalone.config.Config} that exists can be opened: names,
 *       patterns and durations are right, members are repositories, and no group is a member of
 *       itself, and files and folders were what they should be. Whether they can be used, and
 *       whether servers are there, is found out by opening it.
 *   <li>{@link io.github.goproxy4j.standalone.config.Repositories} opens it: a repository is opened
 *       once, however many groups it is a member of.
 *   <li>Names of files are relative to the folder of the configuration; {@code ~/} is the home
 *       folder.
 * </ul>
 *
 * <p>Nothing here knows how requests come in.
 */
@NullMarked
package io.github.goproxy4j.standalone.config;

import org.jspecify.annotations.NullMarked;
