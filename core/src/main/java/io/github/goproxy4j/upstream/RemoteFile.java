package io.github.goproxy4j.upstream;

/**
 * What is asked of a {@link HttpRemote}.
 *
 * @param path where it is below the base, escaped as in {@link
 *     io.github.goproxy4j.module.ModuleFile}, without a slash in front
 * @param subject what stands before the reason if it cannot be had
 * @param limit how many bytes it may have when it is decoded
 */
public record RemoteFile(String path, String subject, long limit) {}
