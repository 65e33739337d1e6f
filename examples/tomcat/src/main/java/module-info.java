/** The servlet in an embedded Tomcat, which is itself the module with the servlet API. */
module io.github.goproxy4j.examples.tomcat {
  requires io.github.goproxy4j;
  requires io.github.goproxy4j.servlet;
  requires org.apache.tomcat.embed.core;
}
