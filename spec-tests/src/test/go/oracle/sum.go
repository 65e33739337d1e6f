package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
)

var _ = register(map[string]question{
	"gosum.check":  gosumCheck,
	"gosum.format": gosumFormat,
	"hash.files":   hashFiles,
})

// What follows about go.sum states again what cmd/go/internal/modfetch does, whose functions cannot
// be imported: which lines it reads, which hash decides, and how it writes the file.

const emptyGoMod = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY="

func readSums(content string) (map[module.Version][]string, error) {
	sums := make(map[module.Version][]string)
	lines := strings.Split(content, "\n")
	for i, line := range lines {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
		case len(f) != 3:
			return nil, fmt.Errorf("malformed go.sum:\ngo.sum:%d: wrong number of fields %d", i+1, len(f))
		case f[2] != emptyGoMod:
			m := module.Version{Path: f[0], Version: f[1]}
			sums[m] = append(sums[m], f[2])
		}
	}
	return sums, nil
}

// content, path, version, hash -> error, text | match | mismatch, hash in the file | unknown
func gosumCheck(args []string) []string {
	sums, err := readSums(args[0])
	if err != nil {
		return failure(err)
	}
	for _, h := range sums[module.Version{Path: args[1], Version: args[2]}] {
		if h == args[3] {
			return []string{"match"}
		}
		if strings.HasPrefix(h, "h1:") {
			return []string{"mismatch", h}
		}
	}
	return []string{"unknown"}
}

// content -> error, text | ok, content as the go command writes it
func gosumFormat(args []string) []string {
	sums, err := readSums(args[0])
	if err != nil {
		return failure(err)
	}
	var mods []module.Version
	for m := range sums {
		mods = append(mods, m)
	}
	module.Sort(mods)
	var out strings.Builder
	for _, m := range mods {
		slices.Sort(sums[m])
		for _, h := range slices.Compact(sums[m]) {
			fmt.Fprintf(&out, "%s %s %s\n", m.Path, m.Version, h)
		}
	}
	return okay(out.String())
}

// (name, content)... -> error, text | ok, hash; of files with one name the last content counts
func hashFiles(args []string) []string {
	var names []string
	contents := make(map[string]string)
	for i := 0; i+1 < len(args); i += 2 {
		names = append(names, args[i])
		contents[args[i]] = args[i+1]
	}
	return value(dirhash.Hash1(names, func(name string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader([]byte(contents[name]))), nil
	}))
}
