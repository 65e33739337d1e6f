package io.github.goproxy4j.publish;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.Repair;
import io.github.goproxy4j.store.StoredRelease;
import java.util.List;
import java.util.Optional;

/**
 * What became of an upload.
 *
 * @param module which version it was of
 * @param outcome whether that changed anything
 * @param release what is published now; nothing as long as there is no archive
 * @param repairs what was put right in the archive
 */
public record Publication(
    ModuleVersion module, Outcome outcome, Optional<StoredRelease> release, List<Repair> repairs) {

  /** Takes a copy of the repairs. */
  public Publication {
    repairs = List.copyOf(repairs);
  }

  /** Whether an upload changed anything. */
  public enum Outcome {
    /** The version is there now. */
    PUBLISHED,
    /** It was there before. */
    UNCHANGED,
    /** Its time was corrected. */
    TIME_CORRECTED,
    /** It will be there when its archive comes. */
    WAITING
  }
}
