/**
 * Who asks, and what they may do; knows neither HTTP statuses nor containers.
 *
 * <ul>
 *   <li>An {@link io.github.goproxy4j.access.AccessControl} turns an {@link
 *       io.github.goproxy4j.access.Asker} into a {@link io.github.goproxy4j.access.Caller}, or says
 *       that the credentials are wrong, or that there were too many wrong ones.
 *   <li>A caller may read, publish and delete modules one by one; none of the three includes
 *       another. A caller without a name did not log in, and may do what everybody may.
 *   <li>Credentials are a user and a password, or a token: {@code Authorization: Basic} or {@code
 *       Bearer}, {@code X-Api-Key}, {@code X-JFrog-Art-Api}; the user {@code token} and a user
 *       whose password is a token of theirs have sent that token. What cannot be read is wrong, not
 *       absent.
 *   <li>A {@link io.github.goproxy4j.access.UserFile} keeps hashes alone: PBKDF2 for passwords,
 *       SHA-256 for tokens, which are long and random. It is read again when it changes; a file
 *       that became malformed changes nothing until it is mended, and costs nothing: it is read
 *       once, and said to be malformed once.
 *   <li>Passwords are slow to verify, and addresses have a limit of wrong credentials. Both hold
 *       for many requests at once: an address has no more verifications under way than may still
 *       fail, others wait for their turn, and those that find the limit reached are postponed.
 *       Right passwords give their turn back and are remembered, so that they are never postponed
 *       for being many; tokens need no turn.
 *   <li>{@link io.github.goproxy4j.access.PrincipalAccess} takes the login of the host application.
 *   <li>Secrets are compared in constant time, a wrong password takes as long for a user that there
 *       is not as for any that there is, and secrets appear in no message, log or {@code toString}.
 *   <li>Everything here is safe for use by many threads.
 * </ul>
 *
 * @see <a href="https://go.dev/ref/mod#private-module-proxy-auth">Go Modules Reference: Passing
 *     credentials to private proxies</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617: The 'Basic' HTTP Authentication
 *     Scheme</a>
 */
@NullMarked
package io.github.goproxy4j.access;

import org.jspecify.annotations.NullMarked;
