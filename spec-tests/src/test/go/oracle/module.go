package main

import (
	"strconv"
	"time"

	"golang.org/x/mod/module"
)

var _ = register(map[string]question{
	"path.module":            func(a []string) []string { return verdict(module.CheckPath(a[0])) },
	"path.import":            func(a []string) []string { return verdict(module.CheckImportPath(a[0])) },
	"path.file":              func(a []string) []string { return verdict(module.CheckFilePath(a[0])) },
	"path.major":             pathMajor,
	"path.permits":           pathPermits,
	"module.check":           func(a []string) []string { return verdict(module.Check(a[0], a[1])) },
	"module.canonical":       func(a []string) []string { return []string{module.CanonicalVersion(a[0])} },
	"module.patterns":        modulePatterns,
	"module.sort":            moduleSort,
	"module.escapePath":      func(a []string) []string { return value(module.EscapePath(a[0])) },
	"module.escapeVersion":   func(a []string) []string { return value(module.EscapeVersion(a[0])) },
	"module.unescapePath":    func(a []string) []string { return value(module.UnescapePath(a[0])) },
	"module.unescapeVersion": func(a []string) []string { return value(module.UnescapeVersion(a[0])) },
	"pseudo.build":           pseudoBuild,
	"pseudo.parse":           pseudoParse,
})

// path -> error | ok, prefix, suffix, the major version that the suffix stands for
func pathMajor(args []string) []string {
	prefix, suffix, ok := module.SplitPathVersion(args[0])
	if !ok {
		return []string{"error"}
	}
	return okay(prefix, suffix, majorPrefix(suffix))
}

// The reference panics at the few suffixes that are no version, like ".v-unstable".
func majorPrefix(suffix string) (prefix string) {
	defer func() {
		if recover() != nil {
			prefix = "panic"
		}
	}()
	return module.PathMajorPrefix(suffix)
}

// path, version -> ok | error, text; without a text if the path cannot be split
func pathPermits(args []string) []string {
	_, suffix, ok := module.SplitPathVersion(args[0])
	if !ok {
		return []string{"error"}
	}
	return verdict(module.CheckPathMajor(args[1], suffix))
}

// globs, path -> true | false
func modulePatterns(args []string) []string {
	return []string{strconv.FormatBool(module.MatchPrefixPatterns(args[0], args[1]))}
}

// (path, version)... -> the same, sorted
func moduleSort(args []string) []string {
	var list []module.Version
	for i := 0; i+1 < len(args); i += 2 {
		list = append(list, module.Version{Path: args[i], Version: args[i+1]})
	}
	module.Sort(list)
	var words []string
	for _, m := range list {
		words = append(words, m.Path, m.Version)
	}
	return words
}

// major, older version, seconds since 1970, revision -> error, text | ok, version
func pseudoBuild(args []string) []string {
	seconds, err := strconv.ParseInt(args[2], 10, 64)
	if err != nil {
		panic(err)
	}
	v := module.PseudoVersion(args[0], args[1], time.Unix(seconds, 0), args[3])
	if _, err := module.PseudoVersionRev(v); err != nil {
		return failure(err)
	}
	return okay(v)
}

// version -> error, text | ok, revision, then for the time in seconds and for the base: ok, value |
// error, text
func pseudoParse(args []string) []string {
	v := args[0]
	rev, err := module.PseudoVersionRev(v)
	if err != nil {
		if module.IsPseudoVersion(v) {
			panic(err)
		}
		return failure(err)
	}
	seconds := ""
	t, err := module.PseudoVersionTime(v)
	if err == nil {
		seconds = strconv.FormatInt(t.Unix(), 10)
	}
	words := append(okay(rev), value(seconds, err)...)
	return append(words, value(module.PseudoVersionBase(v))...)
}
