package main

import (
	"errors"
	"io"
	"io/fs"
	"log"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	modzip "golang.org/x/mod/zip"
)

var fileKinds = []string{"file", "dir", "link", "pipe"}

// A file is one that exists only in a vector.
type file struct {
	*section
	size int64
}

func files(v *vector) []modzip.File {
	var all []modzip.File
	for _, s := range v.all(append(fileKinds, "lost")...) {
		all = append(all, file{s, s.number("size", int64(len(s.content)))})
	}
	return all
}

func (f file) Path() string { return f.name }

func (f file) Lstat() (fs.FileInfo, error) {
	if f.kind == "lost" {
		return nil, errors.New(strings.TrimSuffix(string(f.content), "\n"))
	}
	return info{f}, nil
}

func (f file) Open() (io.ReadCloser, error) {
	return io.NopCloser(strings.NewReader(string(f.content))), nil
}

type info struct{ file }

func (i info) Name() string       { return path.Base(i.name) }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.kind == "dir" }
func (i info) Sys() any           { return nil }

func (i info) Mode() fs.FileMode {
	switch i.kind {
	case "dir":
		return fs.ModeDir | 0o755
	case "link":
		return fs.ModeSymlink | 0o777
	case "pipe":
		return fs.ModeNamedPipe | 0o644
	}
	return 0o644
}

// tree makes the files of a vector on the disk, below a folder that it makes.
func tree(v *vector, root string) {
	must(os.MkdirAll(root, 0o777))
	for _, s := range v.all(fileKinds...) {
		name := filepath.Join(root, filepath.FromSlash(s.name))
		must(os.MkdirAll(filepath.Dir(name), 0o777))
		switch s.kind {
		case "file":
			must(os.WriteFile(name, s.content, 0o666))
		case "dir":
			must(os.MkdirAll(name, 0o777))
		case "link":
			must(os.Symlink(strings.TrimSuffix(string(s.content), "\n"), name))
		case "pipe":
			must(syscall.Mkfifo(name, 0o666))
		}
	}
}

// inFolder calls f with the name of a new folder.
func inFolder(f func(folder string) answer) answer {
	folder, err := os.MkdirTemp("", "vector")
	must(err)
	defer os.RemoveAll(folder)
	return f(folder)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
