package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Grant;
import io.github.goproxy4j.access.PrincipalAccess;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.security.Credential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host with logins of its own decides who publishes, by its users and their roles. */
class ContainerLoginTest {
  @TempDir Path folder;
  private Server server;

  @BeforeEach
  void start() throws Exception {
    DirectoryStore store = DirectoryStore.at(folder);
    AccessControl access =
        PrincipalAccess.builder()
            .grant(grant(Grant.EVERYBODY, Action.READ))
            .role("publisher", grant(Grant.USERS, Action.PUBLISH))
            .build();
    GoProxyHandler handler =
        GoProxyHandler.builder(HostedSource.of(store))
            .access(access)
            .publisher(Publisher.builder(store).build())
            .build();
    server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new GoProxyServlet(handler)), "/*");
    context.setSecurityHandler(logins());
    server.setHandler(context);
    server.start();
  }

  private static Grant grant(String who, Action action) {
    return new Grant(who, Set.of(action), ModulePatterns.ALL, Optional.empty());
  }

  /** Whoever writes has to log in; the roles are looked at by the handler. */
  private static ConstraintSecurityHandler logins() {
    var users = new UserStore();
    users.addUser("alice", Credential.getCredential("a"), new String[] {"publisher"});
    users.addUser("bob", Credential.getCredential("b"), new String[] {"reader"});
    var service = new HashLoginService("modules");
    service.setUserStore(users);
    var mapping = new ConstraintMapping();
    mapping.setPathSpec("/*");
    mapping.setMethod("PUT");
    mapping.setConstraint(Constraint.ANY_USER);
    var security = new ConstraintSecurityHandler();
    security.setLoginService(service);
    security.setAuthenticator(new BasicAuthenticator());
    security.addConstraintMapping(mapping);
    return security;
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private HttpResponse<String> put(String user) throws Exception {
    var request =
        HttpRequest.newBuilder(server.getURI().resolve("/example.com/m/@v/v1.0.0.zip"))
            .PUT(BodyPublishers.ofByteArray(zip()));
    if (!user.isEmpty()) {
      byte[] pair = (user + ":" + user.charAt(0)).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static byte[] zip() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("example.com/m@v1.0.0/go.mod"));
      zip.write("module example.com/m\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void grantsToTheUsersAndRolesOfTheContainer() throws Exception {
    assertThat(put("").statusCode()).isEqualTo(401);
    assertThat(put("bob").statusCode()).isEqualTo(403);
    assertThat(put("bob").body()).isEqualTo("example.com/m: bob may not publish it\n");
    assertThat(put("alice").statusCode()).isEqualTo(201);

    URI list = server.getURI().resolve("/example.com/m/@v/list");
    HttpResponse<String> read =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
    assertThat(read.body()).isEqualTo("v1.0.0\n");
  }
}
