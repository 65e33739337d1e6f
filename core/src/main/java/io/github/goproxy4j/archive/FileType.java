package io.github.goproxy4j.archive;

import java.nio.ByteBuffer;

/** What a file was on the disk that an archive was made on, as far as the archive says so. */
public enum FileType {
  /** A regular file, or nothing special is said. */
  FILE,
  /** A directory. */
  DIRECTORY,
  /** A symbolic link; the content is where it leads. */
  SYMLINK,
  /** A pipe, a socket, a device. */
  OTHER;

  private static final int UNIX = 3;
  private static final int MAC_OS = 19;
  private static final int TYPE_MASK = 0xF000;
  private static final int DOS_DIRECTORY = 0x10;

  /** As Go tells by the system that made the entry, its attributes and the name. */
  static FileType of(byte[] name, ByteBuffer header) {
    if (name.length > 0 && name[name.length - 1] == '/') {
      return DIRECTORY;
    }
    int attributes = header.getInt(38);
    return switch (header.get(5)) {
      case UNIX, MAC_OS -> ofMode(attributes >>> 16);
      case 0, 11, 14 -> (attributes & DOS_DIRECTORY) != 0 ? DIRECTORY : FILE;
      default -> FILE;
    };
  }

  private static FileType ofMode(int mode) {
    return switch (mode & TYPE_MASK) {
      case 0xA000 -> SYMLINK;
      case 0x4000 -> DIRECTORY;
      case 0x1000, 0x2000, 0x6000, 0xC000 -> OTHER;
      default -> FILE;
    };
  }
}
