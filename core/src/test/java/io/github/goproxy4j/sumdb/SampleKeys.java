package io.github.goproxy4j.sumdb;

/** A pair of keys that Go has made of the bytes from 0 to 31. */
final class SampleKeys {
  static final String SECRET =
      "PRIVATE+KEY+sumdb.example.com+b64facfc+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
  static final String PUBLIC =
      "sumdb.example.com+b64facfc+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

  static final SignerKey SIGNER = SignerKey.parse(SECRET);
  static final VerifierKey VERIFIER = VerifierKey.parse(PUBLIC);

  private SampleKeys() {}
}
