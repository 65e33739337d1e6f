package main

import (
	"errors"
	"io"
	"os"
	"sort"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/zip"
)

var tasks = map[string]task{
	"h1":              h1,
	"check-h1":        checkAndH1,
	"create":          create,
	"extract":         extract,
	"paths":           paths,
	"versions-sorted": versionsSorted,
}

func h1(args []string) (func() (string, error), func() error, error) {
	return func() (string, error) { return dirhash.HashZip(args[0], dirhash.Hash1) }, nothing, nil
}

func parse(m string) module.Version {
	path, version, _ := strings.Cut(m, "@")
	return module.Version{Path: path, Version: version}
}

func checkAndH1(args []string) (func() (string, error), func() error, error) {
	m := parse(args[1])
	return func() (string, error) {
		report, err := zip.CheckZip(m, args[0])
		if err == nil {
			err = report.Err()
		}
		if err != nil {
			return "", err
		}
		return dirhash.HashZip(args[0], dirhash.Hash1)
	}, nothing, nil
}

// create writes to a file and says nothing: whoever asked compares the files.
func create(args []string) (func() (string, error), func() error, error) {
	dir, m, target := args[0], parse(args[1]), args[2]
	run := func() (string, error) {
		f, err := os.Create(target)
		if err != nil {
			return "", err
		}
		if err := zip.CreateFromDir(f, m, dir); err != nil {
			f.Close()
			return "", err
		}
		return "", f.Close()
	}
	return run, nothing, nil
}

func extract(args []string) (func() (string, error), func() error, error) {
	file, m, dir := args[0], parse(args[1]), args[2]
	run := func() (string, error) { return "", zip.Unzip(dir, m, file) }
	return run, func() error { return os.RemoveAll(dir) }, nil
}

func lines(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), err
}

// paths checks, escapes and unescapes each.
func paths(args []string) (func() (string, error), func() error, error) {
	list, err := lines(args[0])
	if err != nil {
		return nil, nil, err
	}
	run := func() (string, error) {
		for _, path := range list {
			if err := module.CheckPath(path); err != nil {
				return "", err
			}
			escaped, err := module.EscapePath(path)
			if err != nil {
				return "", err
			}
			again, err := module.UnescapePath(escaped)
			if err != nil {
				return "", err
			}
			if again != path {
				return "", errors.New("not the same: " + path)
			}
		}
		return "", nil
	}
	return run, nothing, nil
}

// versionsSorted finds out whether each is valid, and sorts them all.
func versionsSorted(args []string) (func() (string, error), func() error, error) {
	list, err := lines(args[0])
	if err != nil {
		return nil, nil, err
	}
	sorted := make([]string, len(list))
	run := func() (string, error) {
		for _, v := range list {
			if !semver.IsValid(v) {
				return "", errors.New("invalid: " + v)
			}
		}
		copy(sorted, list)
		sort.Slice(sorted, func(i, j int) bool { return semver.Compare(sorted[i], sorted[j]) < 0 })
		return sorted[0] + " " + sorted[len(sorted)/2] + " " + sorted[len(sorted)-1], nil
	}
	return run, nothing, nil
}
