package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var _ = register(map[string]question{
	"tree.write":  treeWrite,
	"tree.list":   func(a []string) []string { return okay(list(a[0])...) },
	"tree.remove": treeRemove,
})

// (path, kind, content)... -> the directory that was made; a kind is file, directory or link
//
// Both sides read the same files, and this side makes them, because it can give them any name.
func treeWrite(args []string) []string {
	dir, err := os.MkdirTemp("", "tree")
	if err != nil {
		panic(err)
	}
	for i := 0; i+2 < len(args); i += 3 {
		name := filepath.Join(dir, args[i])
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			continue // a file is in the way; the tree is what it is
		}
		switch args[i+1] {
		case "file":
			err = writeNew(name, args[i+2])
		case "directory":
			err = os.MkdirAll(name, 0o777)
		case "link":
			err = os.Symlink(args[i+2], name)
		default:
			panic("unknown kind " + args[i+1])
		}
		_ = err // likewise
	}
	return []string{dir}
}

// writeNew follows no link, so that nothing is written outside the tree.
func writeNew(name, content string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(content); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// directory -> nothing
func treeRemove(args []string) []string {
	if !strings.HasPrefix(args[0], os.TempDir()) {
		panic("not one of ours: " + args[0])
	}
	if err := os.RemoveAll(args[0]); err != nil {
		panic(err)
	}
	return nil
}

// list gives the path, the mode and the SHA-256 of every file below dir, in the order of bytes.
func list(dir string) []string {
	var words []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		rel := strings.TrimPrefix(name, dir+string(filepath.Separator))
		words = append(words, rel, info.Mode().String(), hex.EncodeToString(sum[:]))
		return nil
	})
	if err != nil {
		panic(err)
	}
	return words
}
