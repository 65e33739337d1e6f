// Vectors answers the questions of a folder of vectors with golang.org/x/mod, archive/zip and, where
// the go command keeps a function to itself, with that function stated again.
//
//	go run . FOLDER
//
// It never looks at what a vector expects. For every file it prints the answer, in the notation of
// the vectors themselves, every value quoted and one line for each line of "want":
//
//	vector: "paths/empty.txt"
//	expect: "refused"
//	message: "malformed module path \"\": empty string"
//
// A file that cannot be understood, or of which something was not used, ends the program.
package main

import (
	"bufio"
	"fmt"
	"io/fs"
	"log"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
)

// An answer has the members that the expectation of a vector has.
type answer struct {
	expect  string
	message string
	result  string
	want    [][]string
}

type operation func(v *vector) answer

var operations = map[string]operation{}

func register(more map[string]operation) bool {
	maps.Copy(operations, more)
	return true
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: vectors FOLDER")
	}
	names, err := list(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(out, "go: %q\nmod: %q\n", runtime.Version(), modVersion())
	for _, name := range names {
		v, err := read(os.Args[1], name)
		if err != nil {
			log.Fatal(err)
		}
		op, ok := operations[v.operation()]
		if !ok {
			log.Fatalf("%s: unknown operation %s", name, v.operation())
		}
		a := op(v)
		if unused := v.unused(); unused != "" {
			log.Fatalf("%s: %s means nothing to %s", name, unused, v.operation())
		}
		a.print(out, name)
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

// list gives the vectors below a folder: the text files in its folders, but not those in itself.
func list(root string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		name = filepath.ToSlash(name)
		if strings.Contains(name, "/") && strings.HasSuffix(name, ".txt") {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

func (a answer) print(out *bufio.Writer, name string) {
	fmt.Fprintf(out, "vector: %q\nexpect: %q\n", name, a.expect)
	if a.message != "" {
		fmt.Fprintf(out, "message: %q\n", a.message)
	}
	if a.result != "" {
		fmt.Fprintf(out, "result: %q\n", a.result)
	}
	for _, words := range a.want {
		quoted := make([]string, len(words))
		for i, w := range words {
			quoted[i] = strconv.Quote(w)
		}
		fmt.Fprintf(out, "want: %s\n", strings.Join(quoted, " "))
	}
}

func okay(result string, want ...[]string) answer {
	return answer{expect: "ok", result: result, want: want}
}

func refused(err error) answer {
	return answer{expect: "refused", message: err.Error()}
}

// refusedSomehow is for refusals whose text the go command does not have.
func refusedSomehow() answer {
	return answer{expect: "refused"}
}

func verdict(err error) answer {
	return value("", err)
}

func value(result string, err error) answer {
	if err != nil {
		return refused(err)
	}
	return okay(result)
}

func yesOrNo(yes bool) answer {
	if yes {
		return answer{expect: "yes"}
	}
	return answer{expect: "no"}
}

func modVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if dep.Path == "golang.org/x/mod" {
				return dep.Version
			}
		}
	}
	return "unknown"
}
