// Asks govulncheck which versions vulnerabilities affect and what fixes them. It makes up a
// vulnerability database and a program that requires one module for each question, has them checked
// module by module, and prints the table vulnerabilities.txt of the tests of core's package policy.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/vuln/scan"
)

const (
	module = "example.com/m"
	seed   = 20261121
	date   = "2021-01-01T00:00:00Z"
)

// A question is whether a version is affected by a vulnerability, whose file has these fields.
type question struct {
	rule, fields, version string
}

type finding struct {
	Finding *struct {
		OSV          string
		FixedVersion string `json:"fixed_version"`
		Trace        []struct{ Module, Version string }
	}
}

func main() {
	random := flag.Int("random", 300, "how many generated questions follow the written ones")
	flag.Parse()
	folder, err := os.MkdirTemp("", "vulncheck")
	check(err)
	defer os.RemoveAll(folder)

	questions := append(written(), generated(*random)...)
	findings := ask(folder, questions)
	fmt.Println("# What govulncheck (golang.org/x/vuln v1.9.0) says, printed by spec-tests/src/test/go/vulncheck.")
	fmt.Println("# Columns: rule, what a vulnerability's file has besides its id, a version of", module+",")
	fmt.Println("# whether that is affected, and which version fixes it.")
	fmt.Println("# Tab-separated; each column but the first is quoted by strconv.Quote.")
	for i, q := range questions {
		fixed, affected := findings[id(i)]
		fmt.Printf("%s\t%q\t%q\t\"%t\"\t%q\n", q.rule, q.fields, q.version, affected, fixed)
	}
}

func id(i int) string { return fmt.Sprintf("GO-2021-%05d", i) }

func path(i int) string { return fmt.Sprintf("%s%d", module, i) }

// ask returns the version that fixes it for each identifier that affects a module.
func ask(folder string, questions []question) map[string]string {
	type entry = map[string]any
	var modules, required []entry
	for i, q := range questions {
		fields := strings.ReplaceAll(q.fields, `"`+module+`"`, `"`+path(i)+`"`)
		write(folder, "ID/"+id(i)+".json", fmt.Sprintf(`{"id":%q,"modified":%q,%s}`, id(i), date, fields))
		modules = append(modules, entry{"path": path(i), "vulns": []entry{{"id": id(i), "modified": date}}})
		required = append(required, entry{"Path": path(i), "Version": q.version})
	}
	write(folder, "index/db.json", fmt.Sprintf(`{"modified":%q}`, date))
	write(folder, "index/modules.json", marshal(modules))
	write(folder, "program", `{"name":"govulncheck-extract","version":"0.1.0"}`+marshal(entry{
		"modules": required, "goVersion": "go1.26.8", "goos": "linux", "goarch": "amd64"}))

	cmd := scan.Command(context.Background(), "-mode=binary", "-scan=module", "-format=json",
		"-db=file://"+filepath.ToSlash(folder), filepath.Join(folder, "program"))
	var out bytes.Buffer
	cmd.Stdout = &out
	check(cmd.Start())
	check(cmd.Wait())

	found := make(map[string]string)
	for in := json.NewDecoder(&out); ; {
		var f finding
		err := in.Decode(&f)
		if errors.Is(err, io.EOF) {
			return found
		}
		check(err)
		if f.Finding != nil {
			found[f.Finding.OSV] = f.Finding.FixedVersion
		}
	}
}

// written has one question for each thing that might be understood in two ways.
func written() []question {
	var questions []question
	add := func(rule, fields string, versions ...string) {
		for _, v := range versions {
			questions = append(questions, question{rule, fields, v})
		}
	}
	ranges := func(ranges string) string { return affected(ranges) }
	semver := func(events string) string { return affected(typed("SEMVER", events)) }

	add("B1", `"affected":[]`, "v1.0.0")
	add("B1", `"details":"no more"`, "v1.0.0")
	add("B1", `"affected":null,"aliases":null`, "v1.0.0")
	add("B1", `"affected":[{"package":{"name":"example.com/other","ecosystem":"Go"}}]`, "v1.0.0")
	add("B1", `"affected":[{"package":{"name":"example.com/m","ecosystem":"npm"}}]`, "v1.0.0")
	add("B1", `"affected":[{"package":{"name":"example.com/m"},"ecosystem_specific":{"imports":[{"path":"example.com/m/p","symbols":["F"]}]}}]`, "v1.0.0")

	always := affected("")
	add("B2", `"withdrawn":"2022-01-01T00:00:00Z",`+always, "v1.0.0")
	add("B2", `"withdrawn":"2022-01-01T00:00:00+02:00",`+always, "v1.0.0")
	add("B2", `"withdrawn":"9000-01-01T00:00:00Z",`+always, "v1.0.0")
	add("B2", `"withdrawn":null,`+always, "v1.0.0")

	add("B3", always, "v0.0.0", "v1.0.0", "v1.0.0-rc.1", "v2.0.0+incompatible")
	add("B3", ranges(typed("GIT", `{"introduced":"2.0.0"}`)), "v1.0.0")
	add("B3", ranges(typed("GIT", `{"introduced":"0"},{"fixed":"1.0.0"}`)), "v0.9.0", "v1.0.0")
	add("B3", ranges(typed("ECOSYSTEM", `{"introduced":"0"}`)+","+typed("SEMVER", `{"introduced":"2.0.0"}`)), "v1.0.0", "v2.0.0+incompatible")
	add("B3", ranges(`{"type":"SEMVER"}`), "v1.0.0")
	add("B3", ranges(`{"events":[]}`), "v1.0.0")
	add("B3", ranges(`{"type":"semver","events":[{"introduced":"2.0.0"}]}`), "v1.0.0")
	add("B3", ranges(typed("SEMVER", "")+","+typed("SEMVER", `{"introduced":"2.0.0"}`)), "v1.0.0")
	add("B3", ranges(typed("SEMVER", `{"introduced":"0"},{"fixed":"1.0.0"}`)+","+typed("SEMVER", `{"introduced":"2.0.0"},{"fixed":"2.1.0"}`)),
		"v0.9.0", "v1.0.0", "v1.9.0", "v2.0.5+incompatible", "v2.1.0+incompatible")

	around := []string{
		"v1.1.0", "v1.2.0-0", "v1.2.0-0.20200101000000-abcdefabcdef", "v1.2.0-rc.1", "v1.2.0", "v1.2.1",
		"v1.2.1-0.20200101000000-abcdefabcdef", "v1.3.9", "v1.4.0-alpha", "v1.4.0-0.20200101000000-abcdefabcdef",
		"v1.4.0", "v1.4.1-0.20200101000000-abcdefabcdef", "v0.0.0-20200101000000-abcdefabcdef",
		"v2.0.0+incompatible", "v1.10.0", "v99999999999999999999.0.0+incompatible"}
	add("B4", semver(`{"introduced":"1.2.0"},{"fixed":"1.4.0"}`), around...)
	add("B4", semver(`{"introduced":"v1.2.0"},{"fixed":"v1.4.0"}`), around...)
	add("B4", semver(`{"introduced":"go1.2"},{"fixed":"go1.4"}`), around...)
	add("B4", semver(`{"introduced":"1.2.0","fixed":"1.4.0"}`), around...)
	add("B4", semver(`{"fixed":"1.4.0"},{"introduced":"1.2.0"}`), around...)
	add("B4", semver(`{"fixed":"1.4.0"},{"introduced":"0"}`), around...)
	add("B4", semver(`{"fixed":"1.4.0"}`), around...)
	add("B4", semver(`{"introduced":"1.2.0"}`), around...)
	add("B4", semver(`{"introduced":"0"},{"introduced":"1.2.0"},{"fixed":"1.2.0"}`), around...)
	add("B4", semver(`{"fixed":"1.2.0"},{"introduced":"1.2.0"}`), around...)
	add("B4", semver(`{"introduced":"1.2.0"},{"last_affected":"1.3.0"}`), around...)
	add("B4", semver(`{"introduced":"0"},{"limit":"1.4.0"}`), around...)
	add("B4", semver(`{"introduced":"1.3.0"},{"fixed":"1.4.0"},{"introduced":"0"},{"fixed":"1.2.0"}`), around...)
	add("B4", semver(`{"introduced":"0.0.0"},{"fixed":"1.2.0-0.20200101000000-abcdefabcdef"}`), around...)
	add("B4", semver(`{"introduced":"bad"},{"fixed":"1.4.0"}`), around...)
	add("B4", semver(`{"introduced":"1.2.0"},{"fixed":"bad"}`), around...)
	add("B4", semver(`{"introduced":""},{"fixed":""}`), around...)
	add("B4", semver(`{"introduced":null},{"introduced":"vv1.2.0"},{"fixed":"vgo1.4.0"}`), around...)
	add("B4", semver(`{"introduced":"1.2"},{"fixed":"1"}`), around...)
	add("B4", semver(`{"introduced":"0"},{"introduced":"0"},{"fixed":"1.2.0"},{"fixed":"1.4.0"}`), around...)

	one := typed("SEMVER", `{"introduced":"1.0.0"},{"fixed":"1.5.0"},{"introduced":"2.0.0"},{"fixed":"2.1.0"}`)
	two := typed("SEMVER", `{"introduced":"1.4.0"},{"fixed":"1.6.0"}`)
	of := func(module, ranges string) string {
		return fmt.Sprintf(`{"package":{"name":%q,"ecosystem":"Go"},"ranges":[%s]}`, module, ranges)
	}
	fixes := []string{"v0.9.0", "v1.0.0", "v1.4.0", "v1.5.0", "v1.5.9", "v1.6.0", "v2.0.0+incompatible"}
	add("B5", ranges(one), fixes...)
	add("B5", ranges(one+","+two), fixes...)
	add("B5", ranges(one+","+typed("GIT", `{"introduced":"0"},{"fixed":"1.4.5"}`)), fixes...)
	add("B5", `"affected":[`+of(module, one)+","+of(module, two)+"]", fixes...)
	add("B5", `"affected":[`+of(module, one)+","+of("example.com/other", two)+"]", fixes...)
	add("B5", `"affected":[`+of(module, one)+","+of(module, "")+"]", fixes...)
	return questions
}

// generated has events that each are one of the two kinds, in any order and any number of ranges.
func generated(random int) []question {
	r := rand.New(rand.NewSource(seed))
	versions := []string{
		"0.1.0", "1.0.0", "1.0.0-rc.1", "1.2.0", "1.2.0-0.20200101000000-abcdefabcdef", "1.2.1",
		"1.2.1-0.20210101000000-abcdefabcdef", "1.10.0", "1.10.0-beta", "2.0.0+incompatible", "2.0.0", "3.1.0"}
	pick := func(from []string) string { return from[r.Intn(len(from))] }
	var questions []question
	for i := 0; i < random; i++ {
		var affecteds []string
		for j := 0; j <= r.Intn(2); j++ {
			var ranges []string
			for k := 0; k <= r.Intn(3); k++ {
				var events []string
				for n := r.Intn(7); n > 0; n-- {
					switch r.Intn(5) {
					case 0:
						events = append(events, `{"introduced":"0"}`)
					case 1, 2:
						events = append(events, fmt.Sprintf(`{"introduced":%q}`, pick(versions)))
					default:
						events = append(events, fmt.Sprintf(`{"fixed":%q}`, pick(versions)))
					}
				}
				ranges = append(ranges, typed(pick([]string{"SEMVER", "SEMVER", "SEMVER", "GIT"}), strings.Join(events, ",")))
			}
			affecteds = append(affecteds, fmt.Sprintf(`{"package":{"name":%q},"ranges":[%s]}`,
				pick([]string{module, module, module, "example.com/other"}), strings.Join(ranges, ",")))
		}
		version := "v" + strings.TrimSuffix(pick(versions), "+incompatible")
		if version[1] > '1' {
			version += "+incompatible"
		}
		questions = append(questions, question{"B4", `"affected":[` + strings.Join(affecteds, ",") + "]", version})
	}
	return questions
}

func affected(ranges string) string {
	return fmt.Sprintf(`"affected":[{"package":{"name":%q,"ecosystem":"Go"},"ranges":[%s]}]`, module, ranges)
}

func typed(kind, events string) string {
	return fmt.Sprintf(`{"type":%q,"events":[%s]}`, kind, events)
}

func write(folder, name, content string) {
	file := filepath.Join(folder, filepath.FromSlash(name))
	check(os.MkdirAll(filepath.Dir(file), 0o777))
	check(os.WriteFile(file, []byte(content), 0o666))
}

func marshal(v any) string {
	b, err := json.Marshal(v)
	check(err)
	return string(b)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
