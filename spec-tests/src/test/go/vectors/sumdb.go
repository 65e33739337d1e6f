package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var _ = register(map[string]operation{
	"verifier-key":       verifierKey,
	"signer-key":         signerKey,
	"open-note":          openNote,
	"sign-note":          signNote,
	"tree-note":          treeNote,
	"lookup-answer":      lookupAnswer,
	"format-record":      formatRecord,
	"tree-hash":          treeHash,
	"prove-record":       proveRecord,
	"prove-tree":         proveTree,
	"check-record-proof": checkRecordProof,
	"check-tree-proof":   checkTreeProof,
	"tile-path":          tilePath,
	"read-tiles":         readTiles,
	"look-up":            lookUp,
})

func verifierKey(v *vector) answer {
	key, err := note.NewVerifier(v.key("input"))
	if err != nil {
		return refused(err)
	}
	return keyID(key.Name(), key.KeyHash())
}

func signerKey(v *vector) answer {
	key, err := note.NewSigner(v.key("input"))
	if err != nil {
		return refused(err)
	}
	return keyID(key.Name(), key.KeyHash())
}

func keyID(name string, hash uint32) answer {
	return okay("", []string{"name", name}, []string{"hash", fmt.Sprintf("%08x", hash)})
}

// keys gives those that are one a line; private ones sign.
func keys(v *vector) (verifiers []note.Verifier, signers []note.Signer, err error) {
	for _, words := range v.lines() {
		if strings.HasPrefix(words[0], "PRIVATE+") {
			s, err := note.NewSigner(words[0])
			if err != nil {
				return nil, nil, err
			}
			signers = append(signers, s)
		} else {
			verifier, err := note.NewVerifier(words[0])
			if err != nil {
				return nil, nil, err
			}
			verifiers = append(verifiers, verifier)
		}
	}
	return verifiers, signers, nil
}

func openNote(v *vector) answer {
	message := v.text()
	verifiers, _, err := keys(v)
	if err != nil {
		return refused(err)
	}
	n, err := note.Open(message, note.VerifierList(verifiers...))
	if err != nil {
		return refused(err)
	}
	a := okay(n.Text)
	a.want = append(a.want, signatures("verified", n.Sigs)...)
	a.want = append(a.want, signatures("unverified", n.UnverifiedSigs)...)
	return a
}

func signatures(kind string, sigs []note.Signature) (lines [][]string) {
	for _, s := range sigs {
		lines = append(lines, []string{kind, s.Name, fmt.Sprintf("%08x", s.Hash), s.Base64})
	}
	return lines
}

func signNote(v *vector) answer {
	text := v.text()
	verifiers, signers, err := keys(v)
	if err != nil {
		return refused(err)
	}
	n := &note.Note{Text: string(text)}
	if len(verifiers) > 0 {
		n, err = note.Open(text, note.VerifierList(verifiers...))
		if err != nil {
			return refused(err)
		}
	}
	message, err := note.Sign(n, signers...)
	return value(string(message), err)
}

func treeNote(v *vector) answer {
	tree, err := tlog.ParseTree(v.text())
	if err != nil {
		return refused(err)
	}
	return okay("", []string{"size", fmt.Sprint(tree.N)}, []string{"hash", tree.Hash.String()})
}

func lookupAnswer(v *vector) answer {
	id, text, rest, err := tlog.ParseRecord(v.text())
	if err != nil {
		return refused(err)
	}
	return okay(string(text),
		[]string{"id", fmt.Sprint(id)},
		[]string{"hash", tlog.RecordHash(text).String()},
		[]string{"note", string(rest)})
}

func formatRecord(v *vector) answer {
	msg, err := tlog.FormatRecord(int64(v.number("id", 0)), v.text())
	return value(string(msg), err)
}

type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, i := range indexes {
		hashes = append(hashes, s[i])
	}
	return hashes, nil
}

// logOf makes a log with a record for each line, which is one word and has no newline of its own.
func logOf(v *vector) (log storedHashes, size int64) {
	for _, words := range v.lines() {
		hashes, err := tlog.StoredHashes(size, []byte(words[0]+"\n"), log)
		if err != nil {
			panic(err)
		}
		log = append(log, hashes...)
		size++
	}
	return log, size
}

func treeHash(v *vector) answer {
	log, size := logOf(v)
	h, err := tlog.TreeHash(size, log)
	return value(h.String(), err)
}

func proveRecord(v *vector) answer {
	log, _ := logOf(v)
	p, err := tlog.ProveRecord(int64(v.number("size", 0)), int64(v.number("id", 0)), log)
	return hashColumn(p, err)
}

func proveTree(v *vector) answer {
	log, _ := logOf(v)
	p, err := tlog.ProveTree(int64(v.number("size", 0)), int64(v.number("older", 0)), log)
	return hashColumn(p, err)
}

func hashColumn(hashes []tlog.Hash, err error) answer {
	if err != nil {
		return refused(err)
	}
	a := okay("")
	for _, h := range hashes {
		a.want = append(a.want, []string{h.String()})
	}
	return a
}

// hashes gives those of the keys "tree" and "hash", and one a line.
func hashes(v *vector) (tree, hash tlog.Hash, proof []tlog.Hash, err error) {
	list := []string{v.key("tree"), v.key("hash")}
	for _, words := range v.lines() {
		list = append(list, words[0])
	}
	for _, s := range list {
		h, err := tlog.ParseHash(s)
		if err != nil {
			return tree, hash, nil, err
		}
		proof = append(proof, h)
	}
	return proof[0], proof[1], proof[2:], nil
}

func checkRecordProof(v *vector) answer {
	size, id := int64(v.number("size", 0)), int64(v.number("id", 0))
	tree, hash, proof, err := hashes(v)
	if err != nil {
		return refused(err)
	}
	return verdict(tlog.CheckRecord(proof, size, tree, id, hash))
}

func checkTreeProof(v *vector) answer {
	size, older := int64(v.number("size", 0)), int64(v.number("older", 0))
	tree, hash, proof, err := hashes(v)
	if err != nil {
		return refused(err)
	}
	return verdict(tlog.CheckTree(proof, size, tree, older, hash))
}

func tilePath(v *vector) answer {
	t, err := tlog.ParseTilePath(v.key("input"))
	if err != nil {
		return refused(err)
	}
	return okay("",
		[]string{"height", fmt.Sprint(t.H)},
		[]string{"level", fmt.Sprint(t.L)},
		[]string{"index", fmt.Sprint(t.N)},
		[]string{"width", fmt.Sprint(t.W)})
}

type givenTiles struct {
	height int
	files  map[string][]byte
	saved  [][]string
}

func filesOf(v *vector) map[string][]byte {
	all := make(map[string][]byte)
	for _, s := range v.all("file") {
		all[s.name] = s.content
	}
	return all
}

func (g *givenTiles) Height() int { return g.height }

func (g *givenTiles) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, t := range tiles {
		data = append(data, g.files[t.Path()])
	}
	return data, nil
}

func (g *givenTiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {
	for _, t := range tiles {
		g.saved = append(g.saved, []string{t.Path()})
	}
}

func readTiles(v *vector) answer {
	hash, err := tlog.ParseHash(v.key("tree"))
	if err != nil {
		return refused(err)
	}
	tree := tlog.Tree{N: int64(v.number("size", 0)), Hash: hash}
	tiles := &givenTiles{height: v.number("height", 0), files: filesOf(v)}
	hashes, err := tlog.TileHashReader(tree, tiles).ReadHashes([]int64{int64(v.number("index", 0))})
	if err != nil {
		return refused(err)
	}
	return okay(hashes[0].String(), tiles.saved...)
}

var errMissing = errors.New("missing")

// lookUp asks a client for the lines on one file. Of an error there is the first line, without
// where it happened.
func lookUp(v *vector) answer {
	ops := &givenDatabase{key: v.key("key"), files: filesOf(v)}
	for _, s := range v.all("text") {
		ops.latest = s.content
	}
	client := sumdb.NewClient(ops)
	client.SetTileHeight(v.number("height", 0))
	m := moduleVersion(v)
	if v.key("of") == "mod" {
		m.Version += "/go.mod"
	}
	lines, err := client.Lookup(m.Path, m.Version)
	if err != nil {
		text := strings.TrimPrefix(err.Error(), m.Path+"@"+m.Version+": ")
		text = strings.TrimPrefix(text, "initializing sumdb.Client: ")
		text, _, _ = strings.Cut(text, "\n")
		if strings.HasSuffix(text, errMissing.Error()) {
			text = errMissing.Error()
		}
		return refused(errors.New(text))
	}
	a := okay("")
	for _, line := range lines {
		a.want = append(a.want, []string{line})
	}
	return a
}

type givenDatabase struct {
	key   string
	files map[string][]byte

	mu     sync.Mutex
	latest []byte
}

func (g *givenDatabase) ReadRemote(path string) ([]byte, error) {
	content, ok := g.files[strings.TrimPrefix(path, "/")]
	if !ok {
		return nil, errMissing
	}
	return content, nil
}

func (g *givenDatabase) ReadConfig(file string) ([]byte, error) {
	if file == "key" {
		return []byte(g.key), nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.latest, nil
}

func (g *givenDatabase) WriteConfig(file string, old, new []byte) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.latest = new
	return nil
}

func (g *givenDatabase) ReadCache(string) ([]byte, error) { return nil, errMissing }
func (g *givenDatabase) WriteCache(string, []byte)        {}
func (g *givenDatabase) Log(string)                       {}
func (g *givenDatabase) SecurityError(string)             {}
