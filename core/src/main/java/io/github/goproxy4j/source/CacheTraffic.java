package io.github.goproxy4j.source;

/**
 * What a {@link PullThroughSource} did so far, as numbers that only grow.
 *
 * @param hits answers from what is held, while it is good
 * @param absences answers that something is not there, because that was said not long ago
 * @param stale answers from what is held, because the upstream failed
 * @param requests questions to the upstream
 * @param failures those of them that had no answer; to be told of an absence is an answer
 * @param unkept answers of the upstream that could not be kept
 */
public record CacheTraffic(
    long hits, long absences, long stale, long requests, long failures, long unkept) {}
