package io.github.goproxy4j.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the login of the host application: who it says it is has what is granted to them, and to
 * the roles it says they have.
 *
 * <pre>{@code
 * AccessControl access =
 *     PrincipalAccess.builder()
 *         .role("developer", new Grant(Grant.USERS, Set.of(READ), ModulePatterns.ALL, Optional.empty()))
 *         .build();
 * }</pre>
 *
 * <p>Credentials are the business of the host, which answers wrong ones itself.
 */
public final class PrincipalAccess implements AccessControl {
  private record RoleGrant(String role, Grant grant) {}

  private final String repository;
  private final List<Grant> grants;
  private final List<RoleGrant> roles;

  private PrincipalAccess(Builder builder) {
    this.repository = builder.repository;
    this.grants = List.copyOf(builder.grants);
    this.roles = List.copyOf(builder.roles);
  }

  /** Nobody may do anything so far. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Authentication authenticate(Asker asker) {
    Stream<Grant> ofRoles =
        roles.stream()
            .filter(grant -> asker.sender().roles().test(grant.role))
            .map(RoleGrant::grant);
    return new Authentication.Accepted(
        GrantedCaller.of(
            asker.sender().principal(),
            repository,
            Stream.concat(grants.stream(), ofRoles).toList()));
  }

  /** Collects grants. */
  public static final class Builder {
    private final List<Grant> grants = new ArrayList<>();
    private final List<RoleGrant> roles = new ArrayList<>();
    private String repository = "";

    private Builder() {}

    /** Adds what some may do whatever their roles. */
    public Builder grant(Grant grant) {
      grants.add(grant);
      return this;
    }

    /** Adds what some may do if they have a role. */
    public Builder role(String role, Grant grant) {
      roles.add(new RoleGrant(role, grant));
      return this;
    }

    /** Says to which repository callers come, for grants that are for one. */
    public Builder repository(String repository) {
      this.repository = repository;
      return this;
    }

    /** Access as granted so far. */
    public PrincipalAccess build() {
      return new PrincipalAccess(this);
    }
  }
}
