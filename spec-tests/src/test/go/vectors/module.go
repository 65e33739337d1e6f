package main

import (
	"cmp"
	"errors"
	"log"
	"strconv"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

var _ = register(map[string]operation{
	"check-path":           checkPath,
	"check-version":        checkVersion,
	"canonical-version":    canonicalVersion,
	"split-path":           splitPath,
	"check-major":          checkMajor,
	"major-prefix":         func(v *vector) answer { return okay(module.PathMajorPrefix(v.key("suffix"))) },
	"parse-version":        parseVersion,
	"compare":              compare,
	"sort-versions":        sortVersions,
	"sort-modules":         sortModules,
	"escape-path":          func(v *vector) answer { return value(module.EscapePath(v.key("input"))) },
	"unescape-path":        func(v *vector) answer { return value(module.UnescapePath(v.key("input"))) },
	"escape-version":       func(v *vector) answer { return value(module.EscapeVersion(v.key("input"))) },
	"unescape-version":     func(v *vector) answer { return value(module.UnescapeVersion(v.key("input"))) },
	"make-pseudo-version":  makePseudoVersion,
	"parse-pseudo-version": parsePseudoVersion,
	"zero-pseudo-version":  func(v *vector) answer { return okay(module.ZeroPseudoVersion(v.key("major"))) },
	"match-patterns":       matchPatterns,
})

func checkPath(v *vector) answer {
	path := v.key("input")
	switch kind := v.key("kind"); kind {
	case "module":
		return verdict(module.CheckPath(path))
	case "import":
		return verdict(module.CheckImportPath(path))
	case "file":
		return verdict(module.CheckFilePath(path))
	default:
		log.Fatal(v.name + ": unknown kind " + kind)
		panic(kind)
	}
}

func checkVersion(v *vector) answer {
	return verdict(module.Check(v.key("module"), v.key("version")))
}

func canonicalVersion(v *vector) answer {
	if canonical := module.CanonicalVersion(v.key("input")); canonical != "" {
		return okay(canonical)
	}
	return refusedSomehow()
}

func splitPath(v *vector) answer {
	prefix, suffix, ok := module.SplitPathVersion(v.key("input"))
	if !ok {
		return refusedSomehow()
	}
	return okay("", []string{prefix, suffix})
}

func checkMajor(v *vector) answer {
	return verdict(module.CheckPathMajor(v.key("version"), v.key("suffix")))
}

func parseVersion(v *vector) answer {
	s := v.key("input")
	if !semver.IsValid(s) {
		return refusedSomehow()
	}
	return okay("",
		[]string{"canonical", semver.Canonical(s)},
		[]string{"major", semver.Major(s)},
		[]string{"major-minor", semver.MajorMinor(s)},
		[]string{"prerelease", semver.Prerelease(s)},
		[]string{"build", semver.Build(s)})
}

func compare(v *vector) answer {
	names := []string{"less", "equal", "greater"}
	return answer{expect: names[semver.Compare(v.key("input"), v.key("other"))+1]}
}

func sortVersions(v *vector) answer {
	var versions []string
	for _, words := range v.lines() {
		versions = append(versions, words[0])
	}
	semver.Sort(versions)
	return column(versions)
}

// column is an answer of one word a line.
func column(words []string) answer {
	a := okay("")
	for _, w := range words {
		a.want = append(a.want, []string{w})
	}
	return a
}

func sortModules(v *vector) answer {
	var modules []module.Version
	for _, words := range v.lines() {
		modules = append(modules, module.Version{Path: words[0], Version: words[1]})
	}
	module.Sort(modules)
	a := okay("")
	for _, m := range modules {
		a.want = append(a.want, []string{m.Path, m.Version})
	}
	return a
}

func makePseudoVersion(v *vector) answer {
	t, err := time.Parse(time.RFC3339, v.key("time"))
	if err != nil {
		log.Fatal(err)
	}
	return okay(module.PseudoVersion(v.key("major"), v.key("older"), t, v.key("revision")))
}

// parsePseudoVersion refuses what is no pseudo-version; of others, the parts may still be refused.
func parsePseudoVersion(v *vector) answer {
	s := v.key("input")
	revision, err := module.PseudoVersionRev(s)
	if err == nil != module.IsPseudoVersion(s) {
		err = cmp.Or(err, errors.New("Go disagrees with itself about "+strconv.Quote(s)))
	}
	if err != nil {
		return refused(err)
	}
	a := okay("")
	if t, err := module.PseudoVersionTime(s); err != nil {
		a.want = append(a.want, []string{"no-time", err.Error()})
	} else {
		a.want = append(a.want, []string{"time", t.UTC().Format(time.RFC3339)})
	}
	a.want = append(a.want, []string{"revision", revision})
	if base, err := module.PseudoVersionBase(s); err != nil {
		a.want = append(a.want, []string{"no-base", err.Error()})
	} else {
		a.want = append(a.want, []string{"base", base})
	}
	return a
}

func matchPatterns(v *vector) answer {
	return yesOrNo(module.MatchPrefixPatterns(v.key("patterns"), v.key("input")))
}
