package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
	modzip "golang.org/x/mod/zip"
)

var _ = register(map[string]question{
	"zip.checkFiles":    zipCheckFiles,
	"zip.checkDir":      zipCheckDir,
	"zip.checkZip":      zipCheckZip,
	"zip.create":        zipCreate,
	"zip.createFromDir": zipCreateFromDir,
	"zip.all":           zipAll,
	"zip.allOfFile":     func(a []string) []string { return allOfFile(a[0], a[1], a[2]) },
	"zip.entries":       zipEntries,
	"zip.deflated":      zipEntries,
	"hash.zip":          hashZip,
	"hash.dir":          func(a []string) []string { return inDir(a[0], value(dirhash.HashDir(a[0], a[1], dirhash.Hash1))) },
})

// A file is one that exists only in a case.
type file struct {
	path, kind, content string
	size                int64
}

// Of a file there are its path, its kind (file, directory, link, pipe, or lost for one that cannot
// be asked), the size it claims to have (empty for its true size), and its content.
func files(args []string) []modzip.File {
	var list []modzip.File
	for i := 0; i+3 < len(args); i += 4 {
		f := file{path: args[i], kind: args[i+1], content: args[i+3], size: int64(len(args[i+3]))}
		if args[i+2] != "" {
			size, err := strconv.ParseInt(args[i+2], 10, 64)
			if err != nil {
				panic(err)
			}
			f.size = size
		}
		list = append(list, f)
	}
	return list
}

func (f file) Path() string { return f.path }

func (f file) Lstat() (fs.FileInfo, error) {
	if f.kind == "lost" {
		return nil, errors.New("cannot tell")
	}
	return f, nil
}

func (f file) Open() (io.ReadCloser, error) {
	return io.NopCloser(strings.NewReader(f.content)), nil
}

func (f file) Name() string       { return filepath.Base(f.path) }
func (f file) Size() int64        { return f.size }
func (f file) ModTime() time.Time { return time.Time{} }
func (f file) IsDir() bool        { return f.kind == "directory" }
func (f file) Sys() any           { return nil }

func (f file) Mode() fs.FileMode {
	switch f.kind {
	case "file":
		return 0o644
	case "directory":
		return fs.ModeDir | 0o755
	case "link":
		return fs.ModeSymlink | 0o777
	case "pipe":
		return fs.ModeNamedPipe | 0o644
	}
	panic("unknown kind " + f.kind)
}

// report gives the verdict, then the three lists, each by its name and its length.
func report(cf modzip.CheckedFiles, err error) []string {
	words := append(verdict(err), "valid", strconv.Itoa(len(cf.Valid)))
	words = append(words, cf.Valid...)
	words = append(words, "omitted", strconv.Itoa(len(cf.Omitted)))
	for _, e := range cf.Omitted {
		words = append(words, e.Path, e.Err.Error())
	}
	words = append(words, "invalid", strconv.Itoa(len(cf.Invalid)))
	for _, e := range cf.Invalid {
		words = append(words, e.Path, e.Err.Error())
	}
	return words
}

// (path, kind, size, content)... -> report
func zipCheckFiles(args []string) []string {
	return report(modzip.CheckFiles(files(args)))
}

// directory -> report, with DIR for the directory
func zipCheckDir(args []string) []string {
	return inDir(args[0], report(modzip.CheckDir(args[0])))
}

// module path, version, zip -> report
func zipCheckZip(args []string) []string {
	return withZip(args[2], func(name string) []string {
		return checkZip(module.Version{Path: args[0], Version: args[1]}, name)
	})
}

func checkZip(m module.Version, name string) []string {
	return withoutReader(name, report(modzip.CheckZip(m, name)))
}

// module path, version, (path, kind, size, content)... -> error, text | ok, hash of the zip, then
// name and SHA-256 of every entry
func zipCreate(args []string) []string {
	var out bytes.Buffer
	err := modzip.Create(&out, module.Version{Path: args[0], Version: args[1]}, files(args[2:]))
	if err != nil {
		return failure(err)
	}
	return contents(out.Bytes())
}

// directory, module path, version -> as for zip.create, with DIR for the directory
func zipCreateFromDir(args []string) []string {
	var out bytes.Buffer
	m := module.Version{Path: args[1], Version: args[2]}
	if err := modzip.CreateFromDir(&out, m, args[0]); err != nil {
		return inDir(args[0], failure(err))
	}
	return contents(out.Bytes())
}

func contents(data []byte) []string {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		panic(err)
	}
	words := hashZip([]string{string(data)})
	for _, f := range r.File {
		words = append(words, f.Name, contentHash(f))
	}
	return words
}

// module path, version, zip -> report, then what hash.zip answers, then what unpacking it gives:
// error, text | ok, then path, mode and SHA-256 of every file, with ZIP and DIR for the names of the
// zip and of the directory
func zipAll(args []string) []string {
	return withZip(args[2], func(name string) []string {
		return allOfFile(args[0], args[1], name)
	})
}

func allOfFile(path, version, name string) []string {
	m := module.Version{Path: path, Version: version}
	words := append(checkZip(m, name), hashOfZip(name)...)
	return append(words, unzip(m, name)...)
}

func unzip(m module.Version, name string) []string {
	dir, err := os.MkdirTemp("", "unzip")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	err = modzip.Unzip(dir, m, name)
	if errors.Is(err, syscall.ENAMETOOLONG) {
		return []string{"error", "name too long for the disk"}
	}
	if err != nil {
		return replace(inDir(dir, withoutReader(name, failure(err))), name, "ZIP")
	}
	return okay(list(dir)...)
}

// zip -> error, text | ok, then of every entry its name, flags, method, checksum and both sizes, and
// the SHA-256 of its content or why there is none
func zipEntries(args []string) []string {
	return withZip(args[0], func(name string) []string {
		r, err := zip.OpenReader(name)
		if err != nil {
			return withoutReader(name, failure(err))
		}
		defer r.Close()
		words := okay()
		for _, f := range r.File {
			numbers := fmt.Sprint(f.Flags, f.Method, f.CRC32, f.CompressedSize64, f.UncompressedSize64)
			words = append(words, f.Name, numbers, contentHash(f))
		}
		return withoutReader(name, words)
	})
}

func contentHash(f *zip.File) string {
	rc, err := f.Open()
	if err != nil {
		return err.Error()
	}
	defer rc.Close()
	h := sha256.New()
	if _, err := io.Copy(h, rc); err != nil {
		return err.Error()
	}
	return hex.EncodeToString(h.Sum(nil))
}

// zip -> error, text | ok, hash
func hashZip(args []string) []string {
	return withZip(args[0], hashOfZip)
}

func hashOfZip(name string) []string {
	return withoutReader(name, value(dirhash.HashZip(name, dirhash.Hash1)))
}

var zipFile *os.File

// withZip puts data in a file, the same one every time. It stays open and is never truncated to
// nothing, which would have file systems write it to the disk at once.
func withZip(data string, ask func(name string) []string) []string {
	if zipFile == nil {
		var err error
		if zipFile, err = os.Create(filepath.Join(os.TempDir(), "case.zip")); err != nil {
			panic(err)
		}
	}
	if _, err := zipFile.WriteAt([]byte(data), 0); err != nil {
		panic(err)
	}
	if err := zipFile.Truncate(int64(len(data))); err != nil {
		panic(err)
	}
	return ask(zipFile.Name())
}

// withoutReader removes from answers the file that a zip was read from, and that the system does
// not even look for bytes so far beyond the end.
func withoutReader(name string, words []string) []string {
	words = replace(words, "readat "+name+": ", "")
	return replace(words, "read "+name+": invalid argument", "EOF")
}

func inDir(dir string, words []string) []string {
	return replace(words, dir, "DIR")
}

func replace(words []string, old, new string) []string {
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], old, new)
	}
	return words
}
