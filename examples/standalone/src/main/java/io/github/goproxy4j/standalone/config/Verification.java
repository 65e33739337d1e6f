package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.source.VerifiedSource.Unlisted;

/** What the files of a repository are held against. */
public record Verification(SumDatabase database, Unlisted unlisted) {}
