package io.github.goproxy4j;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the signatures of a library name, for the tests of its modules. */
public final class PublicSignatures {
  private PublicSignatures() {}

  /** The packages that a module exports to everybody. */
  public static Set<String> exportedPackages(Path moduleInfo) throws IOException {
    try (InputStream in = Files.newInputStream(moduleInfo)) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(export -> !export.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    }
  }

  /** The types of some packages that others can name. */
  public static List<Class<?>> typesIn(Path classes, Set<String> packages) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class") && name.indexOf('/') > 0)
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> packages.contains(name.substring(0, name.lastIndexOf('.'))))
          .<Class<?>>map(PublicSignatures::load)
          .filter(PublicSignatures::isVisible)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicSignatures.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return isVisible(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /**
   * The types in the signatures of {@code type} that are neither the JDK's nor of these packages.
   */
  public static Set<String> foreign(Class<?> type, Set<String> packages) {
    var named = new TreeSet<String>();
    addBounds(type.getTypeParameters(), named);
    if (type.getGenericSuperclass() != null) {
      add(type.getGenericSuperclass(), named);
    }
    addAll(type.getGenericInterfaces(), named);
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers())) {
        add(field.getGenericType(), named);
      }
    }
    // getMethods also knows what a public type inherits from a hidden one.
    Stream.of(type.getMethods(), type.getDeclaredMethods(), type.getDeclaredConstructors())
        .<Executable>flatMap(Arrays::stream)
        .filter(executable -> isVisible(executable.getModifiers()))
        .forEach(executable -> addSignature(executable, named));
    named.removeIf(
        name ->
            name.indexOf('.') < 0
                || name.startsWith("java.")
                || packages.contains(name.substring(0, name.lastIndexOf('.'))));
    return named;
  }

  private static void addSignature(Executable executable, Set<String> named) {
    addBounds(executable.getTypeParameters(), named);
    addAll(executable.getGenericParameterTypes(), named);
    addAll(executable.getGenericExceptionTypes(), named);
    if (executable instanceof Method method) {
      add(method.getGenericReturnType(), named);
    }
  }

  private static void addBounds(TypeVariable<?>[] variables, Set<String> named) {
    for (TypeVariable<?> variable : variables) {
      addAll(variable.getBounds(), named);
    }
  }

  private static void addAll(Type[] types, Set<String> named) {
    for (Type type : types) {
      add(type, named);
    }
  }

  private static void add(Type type, Set<String> named) {
    if (type instanceof Class<?> plain) {
      if (plain.isArray()) {
        add(plain.getComponentType(), named);
      } else {
        named.add(plain.getName());
      }
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType(), named);
    } else if (type instanceof ParameterizedType parameterized) {
      add(parameterized.getRawType(), named);
      addAll(parameterized.getActualTypeArguments(), named);
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds(), named);
      addAll(wildcard.getLowerBounds(), named);
    }
  }
}
