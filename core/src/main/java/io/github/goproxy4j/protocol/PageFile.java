package io.github.goproxy4j.protocol;

/**
 * A text that pages need.
 *
 * @param contentType with its character set, which is UTF-8
 * @param text the content
 */
public record PageFile(String contentType, String text) {}
