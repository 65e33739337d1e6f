package io.github.goproxy4j.sum;

/** A go.sum file with a line that is not three fields (G1); the message is the go command's. */
public final class MalformedGoSumException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final int line;
  private final int fields;

  MalformedGoSumException(String fileName, int line, int fields) {
    super("malformed go.sum:\n" + fileName + ":" + line + ": wrong number of fields " + fields);
    this.fileName = fileName;
    this.line = line;
    this.fields = fields;
  }

  /** The name of the file as it was given. */
  public String fileName() {
    return fileName;
  }

  /** The number of the line, from 1. */
  public int line() {
    return line;
  }

  /** How many fields the line has. */
  public int fields() {
    return fields;
  }
}
