package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"slices"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
)

var _ = register(map[string]operation{
	"hash-files":    hashFiles,
	"hash-dir":      hashDir,
	"hash-zip":      hashZip,
	"hash-go-mod":   hashGoMod,
	"go-sum-check":  goSumCheck,
	"go-sum-format": goSumFormat,
	"zip-hash-file": zipHashFile,
})

func hashFiles(v *vector) answer {
	var names []string
	contents := make(map[string][]byte)
	for _, s := range v.all("file") {
		names = append(names, s.name)
		contents[s.name] = s.content
	}
	return value(dirhash.Hash1(names, func(name string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(contents[name])), nil
	}))
}

func hashDir(v *vector) answer {
	return inFolder(func(folder string) answer {
		tree(v, folder+"/m")
		a := value(dirhash.HashDir(folder+"/m", v.key("prefix"), dirhash.Hash1))
		return replace(a, folder+"/m", "$dir")
	})
}

func hashZip(v *vector) answer {
	return inFolder(func(folder string) answer {
		zipFile(v, folder+"/zip")
		return withoutFile(hash(folder+"/zip"), folder)
	})
}

func hash(zip string) answer {
	return value(dirhash.HashZip(zip, dirhash.Hash1))
}

// The rest states again what cmd/go/internal/modfetch does, whose functions cannot be imported.

// hashGoMod is goModSum.
func hashGoMod(v *vector) answer {
	return value(dirhash.Hash1([]string{"go.mod"}, func(string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(v.text())), nil
	}))
}

const emptyGoMod = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY="

// readSums is readGoSum.
func readSums(content []byte) (map[module.Version][]string, error) {
	sums := make(map[module.Version][]string)
	for i, line := range strings.Split(string(content), "\n") {
		f := strings.Fields(line)
		if len(f) != 0 && len(f) != 3 {
			return nil, fmt.Errorf("malformed go.sum:\ngo.sum:%d: wrong number of fields %d", i+1, len(f))
		}
		if len(f) == 3 && f[2] != emptyGoMod {
			m := module.Version{Path: f[0], Version: f[1]}
			sums[m] = append(sums[m], f[2])
		}
	}
	return sums, nil
}

// goSumCheck is haveModSumLocked: the first hash that is equal or of the known kind decides.
func goSumCheck(v *vector) answer {
	m := moduleVersion(v)
	if of := v.key("of"); of == "mod" {
		m.Version += "/go.mod"
	} else if of != "zip" {
		log.Fatal(v.name + ": unknown file " + of)
	}
	h := v.key("hash")
	sums, err := readSums(v.text())
	if err != nil {
		return refused(err)
	}
	for _, recorded := range sums[m] {
		if recorded == h {
			return answer{expect: "match"}
		}
		if strings.HasPrefix(recorded, "h1:") {
			return answer{expect: "mismatch", result: recorded}
		}
	}
	return answer{expect: "unknown"}
}

// goSumFormat is what WriteGoSum writes if nothing is to be dropped.
func goSumFormat(v *vector) answer {
	sums, err := readSums(v.text())
	if err != nil {
		return refused(err)
	}
	var modules []module.Version
	for m := range sums {
		modules = append(modules, m)
	}
	module.Sort(modules)
	a := okay("")
	for _, m := range modules {
		slices.Sort(sums[m])
		for _, h := range slices.Compact(sums[m]) {
			a.want = append(a.want, []string{m.Path, m.Version, h})
		}
	}
	return a
}

// zipHashFile is isValidSum, of the file without white space around it.
func zipHashFile(v *vector) answer {
	data := v.text()
	hash := strings.TrimSpace(string(data))
	if strings.Contains(hash, "\x00") || len(hash) != len("h1:")+base64.StdEncoding.EncodedLen(sha256.Size) {
		return refusedSomehow()
	}
	return okay(hash)
}
