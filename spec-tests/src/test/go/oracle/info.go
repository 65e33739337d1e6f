package main

import (
	"encoding/json"
	"strconv"
	"time"

	"golang.org/x/mod/semver"
)

var _ = register(map[string]question{
	"info.parse": infoParse,
	"info.time":  infoTime,
})

// info has the fields that the go command decodes (cmd/go/internal/modfetch, RevInfo), and their
// types, which decide what is an error.
type info struct {
	Version string
	Time    time.Time
	Name    string `json:"-"`
	Short   string `json:"-"`
	Origin  *struct {
		VCS, URL, Subdir, Hash, TagPrefix, TagSum, Ref, RepoSum string
	}
}

// content -> error | ok, version, time
//
// The go command looks at the version only after it has decoded it; here an invalid one is an error
// like any other.
func infoParse(args []string) []string {
	i := new(info)
	if err := json.Unmarshal([]byte(args[0]), i); err != nil || !semver.IsValid(i.Version) {
		return []string{"error"}
	}
	if i.Time.IsZero() {
		return okay(i.Version, "none")
	}
	return okay(i.Version, instant(i.Time))
}

// text -> error | ok, time
func infoTime(args []string) []string {
	t, err := time.Parse(time.RFC3339, args[0])
	if err != nil {
		return []string{"error"}
	}
	return okay(instant(t))
}

// instant gives the seconds since 1970, rounded down, and the nanoseconds in that second.
func instant(t time.Time) string {
	return strconv.FormatInt(t.Unix(), 10) + " " + strconv.Itoa(t.Nanosecond())
}
