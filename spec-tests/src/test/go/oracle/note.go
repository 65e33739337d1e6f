package main

import (
	"crypto/ed25519"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

var _ = register(map[string]question{
	"note.verifier": noteVerifier,
	"note.signer":   noteSigner,
	"note.verify":   noteVerify,
	"note.open":     noteOpen,
	"note.sign":     noteSign,
})

// verifier key -> error, text | ok, name, hash
func noteVerifier(args []string) []string {
	v, err := note.NewVerifier(args[0])
	if err != nil {
		return failure(err)
	}
	return okay(v.Name(), keyHash(v.KeyHash()))
}

// signer key -> error, text | ok, name, hash
func noteSigner(args []string) []string {
	s, err := note.NewSigner(args[0])
	if err != nil {
		return failure(err)
	}
	return okay(s.Name(), keyHash(s.KeyHash()))
}

func keyHash(hash uint32) string {
	return fmt.Sprintf("%08x", hash)
}

// public key, message, signature -> true | false
func noteVerify(args []string) []string {
	ok := ed25519.Verify(ed25519.PublicKey(args[0]), []byte(args[1]), []byte(args[2]))
	return []string{strconv.FormatBool(ok)}
}

// message, (verifier key)... -> error, text | ok, text, (verified or unverified, name, hash, base64)...
func noteOpen(args []string) []string {
	verifiers, _, err := keys(args[1:])
	if err != nil {
		return failure(err)
	}
	n, err := note.Open([]byte(args[0]), note.VerifierList(verifiers...))
	if err != nil {
		return failure(err)
	}
	answer := okay(n.Text)
	for _, s := range n.Sigs {
		answer = append(answer, "verified", s.Name, keyHash(s.Hash), s.Base64)
	}
	for _, s := range n.UnverifiedSigs {
		answer = append(answer, "unverified", s.Name, keyHash(s.Hash), s.Base64)
	}
	return answer
}

// text, or message if there are verifier keys, (key)... -> error, text | ok, message
func noteSign(args []string) []string {
	verifiers, signers, err := keys(args[1:])
	if err != nil {
		return failure(err)
	}
	n := &note.Note{Text: args[0]}
	if len(verifiers) > 0 {
		n, err = note.Open([]byte(args[0]), note.VerifierList(verifiers...))
		if err != nil {
			return failure(err)
		}
	}
	message, err := note.Sign(n, signers...)
	return value(string(message), err)
}

func keys(encoded []string) (verifiers []note.Verifier, signers []note.Signer, err error) {
	for _, key := range encoded {
		if strings.HasPrefix(key, "PRIVATE+") {
			s, err := note.NewSigner(key)
			if err != nil {
				return nil, nil, err
			}
			signers = append(signers, s)
		} else {
			v, err := note.NewVerifier(key)
			if err != nil {
				return nil, nil, err
			}
			verifiers = append(verifiers, v)
		}
	}
	return verifiers, signers, nil
}
