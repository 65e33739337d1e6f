package io.github.goproxy4j.spec.oracle;

/** What stands behind the directory of a zip; honest unless changed. */
final class ZipEnd {
  /** What is written between the directory and its end, before a zip64 record. */
  byte[] before = {};

  int disk;
  int directoryDisk;
  int countHere;
  int count;
  int directorySize;
  int directoryOffset;
  int commentLength;
  byte[] comment = {};
  boolean zip64;
  int signature64 = 0x06064b50;
  long length64 = 44;
  int disk64;
  long countHere64;
  long count64;
  long directorySize64;
  long directoryOffset64;
  int locatorSignature = 0x07064b50;
  int locatorDisk;

  /** How far from where it is the zip64 record is said to be. */
  long shift64;

  int disks = 1;

  ZipEnd(int count, int directoryOffset) {
    this.countHere = count;
    this.count = count;
    this.directoryOffset = directoryOffset;
  }

  /** Puts what the end says into a zip64 record as well. */
  void widen() {
    zip64 = true;
    countHere64 = countHere;
    count64 = count;
    directorySize64 = directorySize;
    directoryOffset64 = directoryOffset;
  }

  /** The bytes, which begin at {@code position} of the zip. */
  byte[] toBytes(int position) {
    var out = new LittleEndian().bytes(before);
    if (zip64) {
      long start = (long) position + before.length;
      out.ints(signature64).longs(length64).shorts(45, 45).ints(disk64, disk64);
      out.longs(countHere64, count64, directorySize64, directoryOffset64);
      out.ints(locatorSignature, locatorDisk).longs(start + shift64).ints(disks);
    }
    out.ints(0x06054b50).shorts(disk, directoryDisk, countHere, count);
    out.ints(directorySize, directoryOffset).shorts(commentLength).bytes(comment);
    return out.toBytes();
  }
}
