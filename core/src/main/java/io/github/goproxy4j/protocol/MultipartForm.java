package io.github.goproxy4j.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/** Goes through the parts of a form, one after the other and without keeping any. */
final class MultipartForm {
  private static final int MOST_PARTS = 20;

  /** Takes one part; its bytes are to be read at once. */
  @FunctionalInterface
  interface PartReader {
    void read(String name, InputStream bytes) throws IOException;
  }

  private MultipartForm() {}

  static boolean isForm(ProxyRequest request) {
    return request
        .header("Content-Type")
        .filter(type -> type.regionMatches(true, 0, "multipart/form-data", 0, 19))
        .isPresent();
  }

  static void read(ProxyRequest request, InputStream content, PartReader reader)
      throws IOException {
    try {
      FileItemInputIterator parts = new Parts().getItemIterator(context(request, content));
      for (int n = 1; parts.hasNext(); n++) {
        if (n > MOST_PARTS) {
          throw new BadUploadException("more than " + MOST_PARTS + " parts in the form");
        }
        part(parts.next(), reader);
      }
    } catch (FileUploadException e) {
      throw new BadUploadException("malformed form: " + e.getMessage(), e);
    }
  }

  private static void part(FileItemInput part, PartReader reader) throws IOException {
    String name = part.getFieldName();
    if (name == null) {
      throw new BadUploadException("a part of the form has no name");
    }
    try (InputStream bytes = part.getInputStream()) {
      reader.read(name, bytes);
    }
  }

  private static RequestContext context(ProxyRequest request, InputStream content) {
    return new RequestContext() {
      @Override
      public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
      }

      @Override
      public long getContentLength() {
        return -1;
      }

      @Override
      public String getContentType() {
        return request.header("Content-Type").orElse("");
      }

      @Override
      public InputStream getInputStream() {
        return content;
      }

      @Override
      public boolean isMultipartRelated() {
        return false;
      }
    };
  }

  /** Only its iterator is used, which keeps nothing on the disk. */
  private static final class Parts
      extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {
    @Override
    public FileItemInputIterator getItemIterator(RequestContext context)
        throws FileUploadException, IOException {
      return super.getItemIterator(context);
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(RequestContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<DiskFileItem> parseRequest(RequestContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
