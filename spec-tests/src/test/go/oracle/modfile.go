package main

import (
	"errors"

	"golang.org/x/mod/modfile"
)

var _ = register(map[string]question{
	"modfile.strict":     func(a []string) []string { return modfileWords(modfile.Parse("go.mod", []byte(a[0]), nil)) },
	"modfile.lax":        func(a []string) []string { return modfileWords(modfile.ParseLax("go.mod", []byte(a[0]), nil)) },
	"modfile.modulePath": func(a []string) []string { return []string{modfile.ModulePath([]byte(a[0]))} },
	"modfile.autoQuote":  func(a []string) []string { return []string{modfile.AutoQuote(a[0])} },
})

// An implementation need not collect millions of errors: what follows a thousand is not told.
const maxErrors = 1000

// content -> error, text | ok, then directives, each by its name and its values
func modfileWords(f *modfile.File, err error) []string {
	var list modfile.ErrorList
	if errors.As(err, &list) && len(list) >= maxErrors {
		return []string{"error", list[:maxErrors].Error() + "\ntoo many errors"}
	}
	if err != nil {
		return failure(err)
	}
	words := okay()
	add := func(w ...string) { words = append(words, w...) }
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
		directness := "direct"
		if r.Indirect {
			directness = "indirect"
		}
		add("require", r.Mod.Path, r.Mod.Version, directness)
	}
	for _, x := range f.Exclude {
		add("exclude", x.Mod.Path, x.Mod.Version)
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
	return words
}
