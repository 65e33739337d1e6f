package main

import (
	"log"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

var _ = register(map[string]operation{
	"go-mod":      goMod,
	"retracts":    retracts,
	"module-path": modulePath,
	"quote":       func(v *vector) answer { return okay(modfile.AutoQuote(v.key("input"))) },
	"synthesize":  synthesize,
})

func goMod(v *vector) answer {
	var f *modfile.File
	var err error
	switch mode := v.key("mode"); mode {
	case "strict":
		f, err = modfile.Parse("go.mod", v.text(), nil)
	case "lax":
		f, err = modfile.ParseLax("go.mod", v.text(), nil)
	default:
		log.Fatal(v.name + ": unknown mode " + mode)
	}
	if err != nil {
		return refused(err)
	}
	return described(f)
}

func described(f *modfile.File) answer {
	a := okay("")
	add := func(words ...string) { a.want = append(a.want, words) }
	if f.Module != nil {
		add("module", f.Module.Mod.Path)
		if f.Module.Deprecated != "" {
			add("deprecated", f.Module.Deprecated)
		}
	}
	if f.Go != nil {
		add("go", f.Go.Version)
	}
	if f.Toolchain != nil {
		add("toolchain", f.Toolchain.Name)
	}
	for _, g := range f.Godebug {
		add("godebug", g.Key, g.Value)
	}
	for _, r := range f.Require {
		if r.Indirect {
			add("require", r.Mod.Path, r.Mod.Version, "indirect")
		} else {
			add("require", r.Mod.Path, r.Mod.Version)
		}
	}
	for _, e := range f.Exclude {
		add("exclude", e.Mod.Path, e.Mod.Version)
	}
	for _, r := range f.Replace {
		add("replace", r.Old.Path, r.Old.Version, r.New.Path, r.New.Version)
	}
	for _, r := range f.Retract {
		add("retract", r.Low, r.High, r.Rationale)
	}
	for _, t := range f.Tool {
		add("tool", t.Path)
	}
	for _, i := range f.Ignore {
		add("ignore", i.Path)
	}
	return a
}

// retracts does what cmd/go/internal/modload does with the retract directives of a file.
func retracts(v *vector) answer {
	version := v.key("version")
	f, err := modfile.ParseLax("go.mod", v.text(), nil)
	if err != nil {
		return refused(err)
	}
	for _, r := range f.Retract {
		if semver.Compare(r.Low, version) <= 0 && semver.Compare(version, r.High) <= 0 {
			return answer{expect: "yes", result: r.Rationale}
		}
	}
	return answer{expect: "no"}
}

func modulePath(v *vector) answer {
	if path := modfile.ModulePath(v.text()); path != "" {
		return okay(path)
	}
	return refusedSomehow()
}

// synthesize is LegacyGoMod of cmd/go/internal/modfetch.
func synthesize(v *vector) answer {
	return okay("module " + modfile.AutoQuote(v.key("module")) + "\n")
}
