package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * A case and its answer as a text file: a line "question NAME", then lines "argument STRING" and
 * "answer STRING", with each string in quotes; what begins with a hash is a comment.
 */
record Vector(String question, Strings arguments, Strings answer) {
  static Vector parse(List<String> lines) {
    String question = "";
    var arguments = new ArrayList<Bytes>();
    var answer = new ArrayList<Bytes>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      String key = space < 0 ? line : line.substring(0, space);
      String value = line.substring(space + 1);
      switch (key.startsWith("#") ? "" : key) {
        case "" -> {}
        case "question" -> question = value;
        case "argument" -> arguments.add(GoText.unquote(value));
        case "answer" -> answer.add(GoText.unquote(value));
        default -> throw new IllegalArgumentException("unknown key: " + line);
      }
    }
    return new Vector(question, new Strings(arguments), new Strings(answer));
  }

  String format() {
    var out = new StringBuilder("question " + question + "\n");
    arguments.list().forEach(a -> out.append("argument ").append(a).append('\n'));
    answer.list().forEach(a -> out.append("answer ").append(a).append('\n'));
    return out.toString();
  }
}
