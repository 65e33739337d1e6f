package main

import (
	"log"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"

	"goproxy4j.example/reference/gomod"
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
	for _, words := range gomod.Directives(f) {
		if words[0] == "require" && words[3] == "direct" {
			words = words[:3]
		}
		a.want = append(a.want, words)
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
