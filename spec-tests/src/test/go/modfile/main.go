// Asks golang.org/x/mod/modfile about go.mod files. It reads a table like go-mod-cases.txt in the
// tests of core's package modfile, takes its comments and its "in" lines, and writes the table with
// Go's answers. With -hex, each input line is a file in hexadecimal, and its answers are one line.
package main

import (
	"bufio"
	"encoding/hex"
	"flag"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
)

func main() {
	hexadecimal := flag.Bool("hex", false, "one file per line, in hexadecimal")
	flag.Parse()
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		line := in.Text()
		if *hexadecimal {
			data, err := hex.DecodeString(line)
			if err != nil {
				log.Fatal(err)
			}
			fmt.Fprintf(out, "%s\t%s\t%s\n", strict(data), lax(data), path(data))
		} else if strings.HasPrefix(line, "#") {
			fmt.Fprintln(out, line)
		} else if quoted, ok := strings.CutPrefix(line, "in     "); ok {
			data, err := strconv.Unquote(quoted)
			if err != nil {
				log.Fatal(line, err)
			}
			file := []byte(data)
			fmt.Fprintf(out, "\n%s\nstrict %s\nlax    %s\npath   %s\n",
				line, strict(file), lax(file), path(file))
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}

func strict(data []byte) string {
	return show(modfile.Parse("go.mod", data, nil))
}

func lax(data []byte) string {
	return show(modfile.ParseLax("go.mod", data, nil))
}

func path(data []byte) string {
	return quote(modfile.ModulePath(data))
}

// quote shows bytes that are not UTF-8 as U+FFFD, for that is what a Java string has.
func quote(s string) string {
	return strconv.Quote(string([]rune(s)))
}

func show(f *modfile.File, err error) string {
	if err != nil {
		return "error " + quote(err.Error())
	}
	var b strings.Builder
	b.WriteString("ok")
	add := func(name string, values ...string) {
		b.WriteString(" " + name)
		for _, v := range values {
			b.WriteString(":" + quote(v))
		}
	}
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
		name := "require"
		if r.Indirect {
			name = "indirect"
		}
		add(name, r.Mod.Path, r.Mod.Version)
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
	return b.String()
}
