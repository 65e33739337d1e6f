// Package gomod lists what a go.mod file says.
package gomod

import "golang.org/x/mod/modfile"

// Directives gives the name and the values of every directive, in the order module, deprecated, go,
// toolchain, godebug, require, exclude, replace, retract, tool, ignore. A requirement says at its
// end whether it is direct or indirect.
func Directives(f *modfile.File) [][]string {
	var list [][]string
	add := func(words ...string) { list = append(list, words) }
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
	return list
}
