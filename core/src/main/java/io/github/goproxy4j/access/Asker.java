package io.github.goproxy4j.access;

/**
 * What a request says about who sent it.
 *
 * @param credentials what it brings along
 * @param sender what the container knows
 */
public record Asker(Credentials credentials, Sender sender) {}
