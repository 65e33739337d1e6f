package io.github.goproxy4j.store;

import java.time.Instant;

/**
 * What a file that changes said once.
 *
 * @param text all of it
 * @param taken when it was asked
 */
public record Snapshot(String text, Instant taken) {}
