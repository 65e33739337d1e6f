/**
 * How fast this library is beside Go's own tools. {@code spec-tests/bench/run} builds both sides,
 * measures and writes {@code RESULTS.md}; a build runs the same on tiny input, to see that it still
 * runs.
 *
 * <ul>
 *   <li>B1: what is compared is measured in turns, A B A B, after rounds that do not count, and a
 *       ratio is one of two measurements that follow each other. Whatever else the machine does
 *       meets both alike.
 *   <li>B2: neither side's start counts: both are processes that live as long as the benchmark and
 *       measure themselves ({@link io.github.goproxy4j.bench.Peer}).
 *   <li>B3: what both sides answer has to be the same, or the run fails.
 *   <li>B4: inputs are modules that everybody can fetch, by the go command, with their hashes in a
 *       go.sum file. Nothing is made up.
 *   <li>B5: a ratio above 1 is in our favour, whatever the unit. A bar that is missed says so in
 *       the table; why is said in {@code README.md}.
 * </ul>
 *
 * <p><b>To add a table</b>, implement {@link io.github.goproxy4j.bench.Family}: a title, which is
 * the heading in {@code RESULTS.md} and whose first word names it on the command line, and the text
 * below it. A text can be anything; {@link io.github.goproxy4j.bench.Comparison} makes the table of
 * things that are measured in turns, where a {@link io.github.goproxy4j.bench.Contender} is any
 * code that returns a {@link io.github.goproxy4j.bench.Measure}. Then name it in {@link
 * io.github.goproxy4j.bench.Bench}. A family that is not run keeps its section.
 */
@NullMarked
package io.github.goproxy4j.bench;

import org.jspecify.annotations.NullMarked;
