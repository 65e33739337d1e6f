package io.github.goproxy4j.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrincipalAccessTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/m");

  private final AccessControl access =
      PrincipalAccess.builder()
          .repository("private")
          .grant(new Grant("alice", Set.of(Action.READ), ModulePatterns.ALL, Optional.empty()))
          .role(
              "publisher",
              new Grant(Grant.USERS, Set.of(Action.PUBLISH), ModulePatterns.ALL, Optional.empty()))
          .role(
              "admin",
              new Grant(
                  Grant.USERS, Set.of(Action.DELETE), ModulePatterns.ALL, Optional.of("other")))
          .build();

  @Test
  void grantsToThePrincipalByName() throws Exception {
    assertThat(caller("alice", "").name()).hasValue("alice");
    assertThat(caller("alice", "").may(Action.READ, PATH)).isTrue();
    assertThat(caller("bob", "").may(Action.READ, PATH)).isFalse();
  }

  @Test
  void grantsToRoles() throws Exception {
    assertThat(caller("bob", "publisher").may(Action.PUBLISH, PATH)).isTrue();
    assertThat(caller("bob", "").may(Action.PUBLISH, PATH)).isFalse();
    assertThat(caller("bob", "admin").may(Action.DELETE, PATH)).isFalse();
  }

  @Test
  void grantsNothingToWhomTheContainerDoesNotKnow() throws Exception {
    var asker = new Asker(new Credentials.Token("x"), Sender.UNKNOWN);
    assertThat(access.authenticate(asker))
        .isInstanceOfSatisfying(
            Authentication.Accepted.class,
            answer -> assertThat(answer.caller().may(Action.READ, PATH)).isFalse());
  }

  private Caller caller(String principal, String role) throws Exception {
    var asker =
        new Asker(
            new Credentials.None(),
            new Sender(Optional.empty(), Optional.of(principal), role::equals));
    return ((Authentication.Accepted) access.authenticate(asker)).caller();
  }
}
