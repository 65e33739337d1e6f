package io.github.goproxy4j.spec.vectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a vector may ask. */
final class Operations {
  static final List<Operation> ALL =
      Stream.of(
              ModuleOperations.ALL,
              ZipOperations.ALL,
              SumOperations.ALL,
              ModfileOperations.ALL,
              ProxyOperations.ALL,
              DatabaseOperations.ALL)
          .flatMap(List::stream)
          .toList();

  private Operations() {}

  /** The operation that a vector asks for, which finds the vector's shape right. */
  static Operation of(Vector vector) {
    String name = vector.key("operation");
    Optional<Operation> found = ALL.stream().filter(op -> op.name().equals(name)).findAny();
    Operation operation =
        found.orElseThrow(() -> new IllegalArgumentException("unknown operation: " + name));
    operation.check(vector);
    return operation;
  }
}
