package io.github.goproxy4j.sumdb;

/** A pair of keys that Go has made of the bytes from 0 to 31. */
public final class SampleKeys {
  public static final String SECRET =
      "PRIVATE+KEY+sumdb.example.com+b64facfc+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
  public static final String PUBLIC =
      "sumdb.example.com+b64facfc+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

  public static final SignerKey SIGNER = SignerKey.parse(SECRET);
  public static final VerifierKey VERIFIER = VerifierKey.parse(PUBLIC);

  private SampleKeys() {}
}
