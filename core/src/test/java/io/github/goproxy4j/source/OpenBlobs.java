package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Knows which blobs were handed out and not closed, or closed and used all the same. */
public final class OpenBlobs {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final Set<Tracked> open = ConcurrentHashMap.newKeySet();

  public OpenBlobs() {}

  /** A source that hands out what {@code source} does, under observation. */
  public ModuleSource track(ModuleSource source) {
    return new ForwardingSource(source) {
      @Override
      public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
        return track(super.goMod(module, fetch), module + ".mod");
      }

      @Override
      public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
        return track(super.zip(module, fetch), module + ".zip");
      }
    };
  }

  public Blob track(Blob blob, String name) {
    var tracked = new Tracked(blob, name);
    open.add(tracked);
    return tracked;
  }

  public void assertNoneOpen() {
    assertThat(open).as("open blobs").isEmpty();
  }

  /** Also that this process has no file below {@code folder} open, where the system tells. */
  public void assertNoneOpen(Path folder) throws IOException {
    assertNoneOpen();
    if (Files.isDirectory(DESCRIPTORS)) {
      assertThat(openFiles()).noneMatch(file -> file.startsWith(folder));
    }
  }

  private static List<Path> openFiles() throws IOException {
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      return descriptors.flatMap(d -> target(d).stream()).toList();
    }
  }

  private static Optional<Path> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private final class Tracked implements Blob {
    private final Blob delegate;
    private final String name;

    Tracked(Blob delegate, String name) {
      this.delegate = delegate;
      this.name = name;
    }

    private Blob opened() {
      assertThat(open).as("blob is used after it was closed").contains(this);
      return delegate;
    }

    @Override
    public long size() {
      return opened().size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return opened().read(target, position);
    }

    @Override
    public Optional<String> sha256() {
      return opened().sha256();
    }

    @Override
    public void close() throws IOException {
      open.remove(this);
      delegate.close();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
