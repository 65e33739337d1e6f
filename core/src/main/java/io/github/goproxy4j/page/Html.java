package io.github.goproxy4j.page;

import com.google.common.html.HtmlEscapers;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes text of pages. Whatever a template is given passes through {@link #escaped}: there is no
 * other place where templates are filled in.
 */
final class Html {
  private Html() {}

  @FunctionalInterface
  private interface Template {
    void write(Appendable out) throws IOException;
  }

  static String of(HomePage page) {
    return text(out -> HomePageRenderer.render(page, out, String::valueOf, Html::escaped));
  }

  static String of(ModulePage page) {
    return text(out -> ModulePageRenderer.render(page, out, String::valueOf, Html::escaped));
  }

  static String of(StatusPage page) {
    return text(out -> StatusPageRenderer.render(page, out, String::valueOf, Html::escaped));
  }

  static String of(ProblemPage page) {
    return text(out -> ProblemPageRenderer.render(page, out, String::valueOf, Html::escaped));
  }

  private static String text(Template template) {
    var out = new StringBuilder();
    try {
      template.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Text as HTML has it, of which nothing is hidden and nothing changes the order of the rest. */
  static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(visible(text));
  }

  private static String visible(String text) {
    if (text.codePoints().noneMatch(Html::isDeceptive)) {
      return text;
    }
    var shown = new StringBuilder();
    text.codePoints().map(c -> isDeceptive(c) ? 0xFFFD : c).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isDeceptive(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> true;
      default -> false;
    };
  }
}
