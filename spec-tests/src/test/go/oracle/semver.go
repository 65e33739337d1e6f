package main

import (
	"slices"
	"strconv"

	"golang.org/x/mod/semver"
)

var _ = register(map[string]question{
	"semver.parts":   semverParts,
	"semver.compare": semverCompare,
	"semver.sort":    semverSort,
})

// version -> valid, canonical, major, major.minor, prerelease, build
func semverParts(args []string) []string {
	v := args[0]
	return []string{
		strconv.FormatBool(semver.IsValid(v)),
		semver.Canonical(v),
		semver.Major(v),
		semver.MajorMinor(v),
		semver.Prerelease(v),
		semver.Build(v),
	}
}

// version, version -> -1, 0 or 1
func semverCompare(args []string) []string {
	return []string{strconv.Itoa(semver.Compare(args[0], args[1]))}
}

// version... -> the same, sorted
func semverSort(args []string) []string {
	sorted := slices.Clone(args)
	semver.Sort(sorted)
	return sorted
}
