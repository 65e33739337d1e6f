/** The servlet in an embedded Jetty, beside the module with the servlet API. */
module io.github.goproxy4j.examples.jetty {
  requires io.github.goproxy4j;
  requires io.github.goproxy4j.servlet;
  requires org.eclipse.jetty.ee10.servlet;
}
