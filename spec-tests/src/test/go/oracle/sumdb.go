package main

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb"
)

var _ = register(map[string]question{
	"sumdb.lookup": sumdbLookup,
})

// verifier key, height of tiles, path, version, note on the latest tree, (place, path, content)...
// -> (ok, line... | error, text), latest, note, kept, path... | fork, report, latest, note
//
// A place is remote or kept. Of an error there is the first line without what is said of where it
// happened; missing is what is not there.
func sumdbLookup(args []string) []string {
	ops := &givenDatabase{
		key:    args[0],
		name:   strings.SplitN(args[0], "+", 2)[0],
		latest: args[4],
		given:  make(map[string]string),
	}
	for i := 5; i+2 < len(args); i += 3 {
		ops.given[args[i]+" "+args[i+1]] = args[i+2]
	}
	client := sumdb.NewClient(ops)
	client.SetTileHeight(int(number(args[1])))
	path, version := args[2], args[3]
	lines, err := client.Lookup(path, version)
	answer := okay(lines...)
	if ops.report != "" {
		return []string{"fork", ops.report, "latest", ops.latest}
	} else if err != nil {
		answer = []string{"error", plain(err.Error(), path+"@"+version)}
	}
	slices.Sort(ops.kept)
	return append(append(answer, "latest", ops.latest, "kept"), ops.kept...)
}

func plain(text, subject string) string {
	text = strings.TrimPrefix(text, subject+": ")
	text = strings.TrimPrefix(text, "initializing sumdb.Client: ")
	text, _, _ = strings.Cut(text, "\n")
	if strings.HasSuffix(text, errMissing.Error()) {
		return errMissing.Error()
	}
	return text
}

var errMissing = errors.New("missing")

type givenDatabase struct {
	key, name string

	mu     sync.Mutex
	latest string
	given  map[string]string
	kept   []string
	report string
}

func (g *givenDatabase) read(place, path string) ([]byte, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	content, ok := g.given[place+" "+path]
	if !ok {
		return nil, errMissing
	}
	return []byte(content), nil
}

func (g *givenDatabase) ReadRemote(path string) ([]byte, error) {
	return g.read("remote", strings.TrimPrefix(path, "/"))
}

// ReadCache takes an empty file for none, as cmd/go/internal/modfetch does.
func (g *givenDatabase) ReadCache(file string) ([]byte, error) {
	content, err := g.read("kept", strings.TrimPrefix(file, g.name+"/"))
	if err == nil && len(content) == 0 {
		err = errMissing
	}
	return content, err
}

func (g *givenDatabase) WriteCache(file string, data []byte) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.kept = append(g.kept, strings.TrimPrefix(file, g.name+"/"))
}

func (g *givenDatabase) ReadConfig(file string) ([]byte, error) {
	if file == "key" {
		return []byte(g.key), nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return []byte(g.latest), nil
}

func (g *givenDatabase) WriteConfig(file string, old, new []byte) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.latest != "" && g.latest != string(old) {
		return sumdb.ErrWriteConflict
	}
	g.latest = string(new)
	return nil
}

func (g *givenDatabase) Log(string) {}

func (g *givenDatabase) SecurityError(report string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.report = report
}
