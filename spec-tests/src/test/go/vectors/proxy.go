package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/tlog"
)

var _ = register(map[string]operation{
	"info":         versionInfo,
	"route":        route,
	"list":         listVersions,
	"file-path":    filePath,
	"list-folder":  listFolder,
	"query-folder": queryFolder,
	"query-proxy":  queryProxy,
})

// versionInfo decodes what cmd/go/internal/modfetch calls RevInfo; the types of its fields decide
// what is an error. The go command looks at the version later, here an invalid one is refused too.
func versionInfo(v *vector) answer {
	var i struct {
		Version string
		Time    time.Time
		Name    string `json:"-"`
		Short   string `json:"-"`
		Origin  *struct {
			VCS, URL, Subdir, Hash, TagPrefix, TagSum, Ref, RepoSum string
		}
	}
	if err := json.Unmarshal(v.text(), &i); err != nil || !semver.IsValid(i.Version) {
		return refusedSomehow()
	}
	if i.Time.IsZero() {
		return okay(i.Version)
	}
	return okay(i.Version, []string{"time", i.Time.UTC().Format(time.RFC3339Nano)})
}

// route reads a path as the server in cmd/go/proxy_test.go does, after net/url has decoded every
// element once. That server knows one database; here, as in golang.org/x/mod/sumdb, it may have any
// name, and what it is asked for is read as sumdb.Server reads it, or is "supported".
func route(v *vector) answer {
	raw, ok := strings.CutPrefix(v.key("input"), "/")
	if !ok {
		return refusedSomehow()
	}
	var elements []string
	for _, escaped := range strings.Split(raw, "/") {
		element, err := url.PathUnescape(escaped)
		if err != nil || element == "" || element == "." || element == ".." || strings.ContainsAny(element, "/\\\x00\n\r") {
			return refusedSomehow()
		}
		elements = append(elements, element)
	}
	if elements[0] == "sumdb" {
		return sumdbRoute(elements[1:])
	}
	path := strings.Join(elements, "/")
	if escaped, ok := strings.CutSuffix(path, "/@latest"); ok {
		if m, err := module.UnescapePath(escaped); err == nil {
			return okay("", []string{"info", m, "latest"})
		}
		return refusedSomehow()
	}
	escaped, file, ok := strings.Cut(path, "/@v/")
	m, err := module.UnescapePath(escaped)
	if !ok || err != nil {
		return refusedSomehow()
	}
	if file == "list" {
		return okay("", []string{"list", m})
	}
	return fileRoute(m, file)
}

func fileRoute(path, file string) answer {
	dot := strings.LastIndex(file, ".")
	if dot < 0 {
		return refusedSomehow()
	}
	version, err := module.UnescapeVersion(file[:dot])
	kind := file[dot+1:]
	if err != nil || !slices.Contains([]string{"info", "mod", "zip"}, kind) {
		return refusedSomehow()
	}
	canonical := version != "" && module.CanonicalVersion(version) == version
	if !canonical && kind != "info" || canonical && module.Check(path, version) != nil {
		return refusedSomehow()
	}
	return okay("", []string{kind, path, version})
}

func sumdbRoute(elements []string) answer {
	for i, e := range elements {
		rest := strings.Join(elements[i+1:], "/")
		name := []string{"sumdb", strings.Join(elements[:i], "/")}
		switch {
		case i == 0:
		case rest == "" && (e == "latest" || e == "supported"):
			return okay("", name, []string{e})
		case rest != "" && e == "lookup":
			return lookupRoute(name, rest)
		case rest != "" && e == "tile":
			return tileRoute(name, "tile/"+rest)
		}
	}
	return refusedSomehow()
}

// What sumdb.Server asks of a lookup before it looks for the module.
var lookupSyntax = regexp.MustCompile(`^[^@]+@v[0-9]+\.[0-9]+\.[0-9]+(-[^@]*)?(\+incompatible)?$`)

// lookupRoute also refuses what no module can have on record, which sumdb.Server would look for.
func lookupRoute(name []string, rest string) answer {
	if !lookupSyntax.MatchString(rest) {
		return refusedSomehow()
	}
	escPath, escVersion, _ := strings.Cut(rest, "@")
	path, errPath := module.UnescapePath(escPath)
	version, errVersion := module.UnescapeVersion(escVersion)
	if errPath != nil || errVersion != nil || module.CanonicalVersion(version) != version || module.Check(path, version) != nil {
		return refusedSomehow()
	}
	return okay("", name, []string{"lookup", path, version})
}

func tileRoute(name []string, path string) answer {
	t, err := tlog.ParseTilePath(path)
	if err != nil {
		return refusedSomehow()
	}
	words := []string{"tile"}
	for _, n := range []int64{int64(t.H), int64(t.L), t.N, int64(t.W)} {
		words = append(words, strconv.FormatInt(n, 10))
	}
	return okay("", name, words)
}

// listVersions filters as the server in cmd/go/proxy_test.go does, and leaves out what the client
// could not ask for because it is not canonical.
func listVersions(v *vector) answer {
	path := v.key("module")
	var versions []string
	for _, words := range v.lines() {
		if listed(path, words[0]) {
			versions = append(versions, words[0])
		}
	}
	semver.Sort(versions)
	return column(versions)
}

func listed(path, version string) bool {
	return version != "" && module.CanonicalVersion(version) == version &&
		module.Check(path, version) == nil && !module.IsPseudoVersion(version)
}

// filePath is CachePath of cmd/go/internal/modfetch.
func filePath(v *vector) answer {
	m, of := moduleVersion(v), v.key("of")
	path, err := module.EscapePath(m.Path)
	if err != nil || !semver.IsValid(m.Version) || module.CanonicalVersion(m.Version) != m.Version {
		return refusedSomehow()
	}
	version, err := module.EscapeVersion(m.Version)
	must(err)
	return okay(path + "/@v/" + version + "." + of)
}

// listFolder lists the versions that can be downloaded from a folder. The go command itself would
// read the file list; what it would write there is not good enough for others.
func listFolder(v *vector) answer {
	return inFolder(func(folder string) answer {
		tree(v, folder)
		path := v.key("module")
		versions, err := downloadable(folder, path)
		if err != nil {
			return refusedSomehow()
		}
		return column(slices.DeleteFunc(versions, func(s string) bool { return !listed(path, s) }))
	})
}

func downloadable(folder, path string) ([]string, error) {
	escaped, err := module.EscapePath(path)
	must(err)
	dir := filepath.Join(folder, filepath.FromSlash(escaped), "@v")
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var versions []string
	known := false
	for _, f := range files {
		stem, kind, _ := cutLast(f.Name(), ".")
		version, err := module.UnescapeVersion(stem)
		ours := err == nil && version != "" && module.CanonicalVersion(version) == version &&
			module.Check(path, version) == nil && slices.Contains([]string{"info", "mod", "zip"}, kind)
		known = known || ours || f.Name() == "list"
		if !ours || kind != "mod" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		must(err)
		_, err = os.Stat(filepath.Join(dir, stem+".zip"))
		if err == nil && !bytes.HasPrefix(data, []byte("//vgo 0.0.")) {
			versions = append(versions, version)
		}
	}
	if !known {
		return nil, errors.New("unknown module")
	}
	semver.Sort(versions)
	return versions, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// queryFolder has the go command itself choose, from the folder with a file list as listFolder
// would have it, but with pseudo-versions.
func queryFolder(v *vector) answer {
	return inFolder(func(folder string) answer {
		tree(v, folder+"/proxy")
		path, query := v.key("module"), v.key("query")
		versions, err := downloadable(folder+"/proxy", path)
		if err != nil {
			return refusedSomehow()
		}
		escaped, err := module.EscapePath(path)
		must(err)
		name := folder + "/proxy/" + escaped + "/@v/list"
		must(os.WriteFile(name, []byte(strings.Join(append(versions, ""), "\n")), 0o666))
		return ask(folder, path, query)
	})
}

// queryProxy has the go command choose from a proxy that has these files and no others.
func queryProxy(v *vector) answer {
	return inFolder(func(folder string) answer {
		tree(v, folder+"/proxy")
		return ask(folder, v.key("module"), v.key("query"))
	})
}

// ask has the go command ask the proxy in a folder below this one.
func ask(folder, path, query string) answer {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Version}}", path+"@"+query)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOPROXY=file://"+folder+"/proxy", "GOSUMDB=off", "GOFLAGS=-modcacherw",
		"GOMODCACHE="+folder+"/cache", "GOTOOLCHAIN=local", "GOWORK=off", "GOPRIVATE=", "GONOPROXY=", "GOENV=off")
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return refusedSomehow()
	}
	must(err)
	return okay(strings.TrimSpace(string(out)))
}
