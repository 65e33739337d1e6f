package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

var _ = register(map[string]question{
	"log.hash":          logHash,
	"log.tree":          logTree,
	"log.lookup":        logLookup,
	"log.record":        logRecord,
	"log.node":          logNode,
	"tile.parse":        tileParse,
	"tile.path":         tilePath,
	"tile.of":           tileOf,
	"tile.hash":         tileHash,
	"tile.read":         tileRead,
	"proof.record":      proofRecord,
	"proof.tree":        proofTree,
	"proof.checkRecord": proofCheckRecord,
	"proof.checkTree":   proofCheckTree,
})

// base64 -> error, text | ok, base64
func logHash(args []string) []string {
	h, err := tlog.ParseHash(args[0])
	return value(h.String(), err)
}

// text -> error, text | ok, size, hash, text as it is written
func logTree(args []string) []string {
	tree, err := tlog.ParseTree([]byte(args[0]))
	if err != nil {
		return failure(err)
	}
	return okay(decimal(tree.N), tree.Hash.String(), string(tlog.FormatTree(tree)))
}

// answer to a lookup -> error, text | ok, id, text, hash of the record, note
func logLookup(args []string) []string {
	id, text, rest, err := tlog.ParseRecord([]byte(args[0]))
	if err != nil {
		return failure(err)
	}
	return okay(decimal(id), string(text), tlog.RecordHash(text).String(), string(rest))
}

// id, text -> error, text | ok, record
func logRecord(args []string) []string {
	msg, err := tlog.FormatRecord(number(args[0]), []byte(args[1]))
	return value(string(msg), err)
}

// index -> level, number, index
func logNode(args []string) []string {
	level, n := tlog.SplitStoredHashIndex(number(args[0]))
	return []string{strconv.Itoa(level), decimal(n), decimal(tlog.StoredHashIndex(level, n))}
}

// path -> error, text | ok, height, level, index, width
func tileParse(args []string) []string {
	t, err := tlog.ParseTilePath(args[0])
	if err != nil {
		return failure(err)
	}
	return okay(strconv.Itoa(t.H), strconv.Itoa(t.L), decimal(t.N), strconv.Itoa(t.W))
}

// height, level, index, width -> path
func tilePath(args []string) []string {
	t := tlog.Tile{H: int(number(args[0])), L: int(number(args[1])), N: number(args[2]), W: int(number(args[3]))}
	return []string{t.Path()}
}

// height, index of a hash -> path
func tileOf(args []string) []string {
	return []string{tlog.TileForIndex(int(number(args[0])), number(args[1])).Path()}
}

// path, data, index of a hash -> error, text | ok, hash
func tileHash(args []string) []string {
	t, err := tlog.ParseTilePath(args[0])
	if err != nil {
		return failure(err)
	}
	h, err := tlog.HashFromTile(t, []byte(args[1]), number(args[2]))
	return value(h.String(), err)
}

// height, size, hash of the tree, indexes of hashes with spaces between them, (path, data)...
// -> error, text | ok, hash..., saved, path...
func tileRead(args []string) []string {
	hash, err := tlog.ParseHash(args[2])
	if err != nil {
		return failure(err)
	}
	tiles := &givenTiles{height: int(number(args[0])), data: make(map[string]string)}
	for i := 4; i+1 < len(args); i += 2 {
		tiles.data[args[i]] = args[i+1]
	}
	var indexes []int64
	for _, index := range strings.Fields(args[3]) {
		indexes = append(indexes, number(index))
	}
	hashes, err := tlog.TileHashReader(tlog.Tree{N: number(args[1]), Hash: hash}, tiles).ReadHashes(indexes)
	if err != nil {
		return failure(err)
	}
	return append(append(okay(base64s(hashes)...), "saved"), tiles.saved...)
}

type givenTiles struct {
	height int
	data   map[string]string
	saved  []string
}

func (g *givenTiles) Height() int { return g.height }

func (g *givenTiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, ok := g.data[t.Path()]
		if !ok {
			return nil, errors.New("no tile " + t.Path())
		}
		all = append(all, []byte(data))
	}
	return all, nil
}

func (g *givenTiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {
	for _, t := range tiles {
		g.saved = append(g.saved, t.Path())
	}
}

// size, id -> error, text | ok, hash...; of the log with the records "record 0\n", "record 1\n"...
func proofRecord(args []string) []string {
	p, err := tlog.ProveRecord(number(args[0]), number(args[1]), sample())
	if err != nil {
		return failure(err)
	}
	return okay(base64s(p)...)
}

// size, size of the older tree -> error, text | ok, hash...; of the same log
func proofTree(args []string) []string {
	p, err := tlog.ProveTree(number(args[0]), number(args[1]), sample())
	if err != nil {
		return failure(err)
	}
	return okay(base64s(p)...)
}

// size, hash of the tree, id, hash of the record, (hash)... -> error, text | ok
func proofCheckRecord(args []string) []string {
	hashes, err := parseHashes(append([]string{args[1], args[3]}, args[4:]...))
	if err != nil {
		return failure(err)
	}
	return verdict(tlog.CheckRecord(hashes[2:], number(args[0]), hashes[0], number(args[2]), hashes[1]))
}

// size, hash of the tree, size of the older tree, its hash, (hash)... -> error, text | ok
func proofCheckTree(args []string) []string {
	hashes, err := parseHashes(append([]string{args[1], args[3]}, args[4:]...))
	if err != nil {
		return failure(err)
	}
	return verdict(tlog.CheckTree(hashes[2:], number(args[0]), hashes[0], number(args[2]), hashes[1]))
}

func parseHashes(list []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, s := range list {
		h, err := tlog.ParseHash(s)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, h)
	}
	return hashes, nil
}

func base64s(hashes []tlog.Hash) []string {
	var list []string
	for _, h := range hashes {
		list = append(list, h.String())
	}
	return list
}

type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, i := range indexes {
		hashes = append(hashes, s[i])
	}
	return hashes, nil
}

// sample is the log with 300 records.
var sample = sync.OnceValue(func() storedHashes {
	var log storedHashes
	for i := range int64(300) {
		hashes, err := tlog.StoredHashes(i, fmt.Appendf(nil, "record %d\n", i), log)
		if err != nil {
			panic(err)
		}
		log = append(log, hashes...)
	}
	return log
})

func decimal(n int64) string {
	return strconv.FormatInt(n, 10)
}

func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}
