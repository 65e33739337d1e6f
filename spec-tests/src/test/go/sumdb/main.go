// Command sumdb serves a checksum database on a free port of the loopback interface, in the way of
// golang.org/x/mod/sumdb, over the lines of go.sum files. It ends with its standard input.
//
//	sumdb [-key SIGNER] [-fill N] NAME GO.SUM...
//
// It prints, a line each: the signer key, which is a new one unless it is given; the verifier key,
// as it stands in GOSUMDB; and the URL. The tree begins with N records of modules that nobody asks
// for, and then has every record in the order in which they are first looked up. What was asked so
// far, a path a line, is at /asked.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/note"
)

const filler = "filler.example.com/m%d"

func main() {
	log.SetFlags(0)
	log.SetPrefix("sumdb: ")
	key := flag.String("key", "", "signer key")
	fill := flag.Int("fill", 0, "records to begin with")
	flag.Parse()
	if flag.NArg() == 0 {
		log.Fatal("no name")
	}
	signer, verifier, err := keys(flag.Arg(0), *key)
	check(err)
	lines, err := read(flag.Args()[1:])
	check(err)
	ops := sumdb.NewTestServer(signer, lines.of)
	for i := range *fill {
		_, err := ops.Lookup(nil, module.Version{Path: fmt.Sprintf(filler, i), Version: "v1.0.0"})
		check(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	fmt.Printf("%s\n%s\nhttp://%s\n", signer, verifier, listener.Addr())
	go func() {
		log.Fatal(http.Serve(listener, handler(sumdb.NewServer(ops))))
	}()
	io.Copy(io.Discard, os.Stdin)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// keys returns the signer key and the verifier key; without a signer key they are new.
func keys(name, signer string) (string, string, error) {
	if signer == "" {
		return note.GenerateKey(rand.Reader, name)
	}
	if _, err := note.NewSigner(signer); err != nil {
		return "", "", err
	}
	seed, err := base64.StdEncoding.DecodeString(strings.SplitN(signer, "+", 5)[4])
	if err != nil {
		return "", "", err
	}
	public := ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey)
	verifier, err := note.NewEd25519VerifierKey(name, public)
	return signer, verifier, err
}

// sums has the lines for each module@version.
type sums map[string][]byte

func read(files []string) (sums, error) {
	lines := make(sums)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(data) {
			f := strings.Fields(string(line))
			if len(f) != 3 {
				return nil, fmt.Errorf("%s: not a line of go.sum: %q", file, line)
			}
			key := f[0] + "@" + strings.TrimSuffix(f[1], "/go.mod")
			if line := strings.Join(f, " ") + "\n"; !bytes.Contains(lines[key], []byte(line)) {
				lines[key] = append(lines[key], line...)
			}
		}
	}
	return lines, nil
}

func (s sums) of(path, version string) ([]byte, error) {
	var n int
	if _, err := fmt.Sscanf(path, filler, &n); err == nil {
		return fmt.Appendf(nil, "%s %s h1:none\n", path, version), nil
	}
	if lines, ok := s[path+"@"+version]; ok {
		return lines, nil
	}
	return nil, &fs.PathError{Op: "lookup", Path: path + "@" + version, Err: fs.ErrNotExist}
}

func handler(server http.Handler) http.Handler {
	var mu sync.Mutex
	var asked strings.Builder
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if r.URL.Path == "/asked" {
			io.WriteString(w, asked.String())
			return
		}
		fmt.Fprintln(&asked, r.URL.Path)
		server.ServeHTTP(w, r)
	})
}
