// Oracle answers questions about modules, versions and module zips, so that an implementation in
// another language can be held against golang.org/x/mod and archive/zip.
//
// It reads one JSON object a line and writes one JSON object a line, in the same order:
//
//	{"question":"semver.compare","cases":[["djE=","djI="],["djI=","djE="]]}
//	{"answers":[["LTE="],["MQ=="]]}
//
// A case and an answer are lists of byte strings, in Base64 because names need not be UTF-8. What
// the strings mean is said in spec-tests/README.md. Answers to questions that can fail begin with
// "ok" or "error". A request that cannot be understood is answered with {"error":"text"}.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"runtime/debug"
	"unicode"
)

// A question turns the arguments of a case into an answer.
type question func(args []string) []string

var questions = map[string]question{
	"versions": versions,
}

func register(more map[string]question) map[string]question {
	maps.Copy(questions, more)
	return more
}

type request struct {
	Question string
	Cases    [][][]byte
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return
		}
		if err != nil && err != io.EOF {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		out.Write(respond(line))
		if err := out.Flush(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func respond(line []byte) []byte {
	var req request
	if err := json.Unmarshal(line, &req); err != nil {
		return complaint(err.Error())
	}
	q, ok := questions[req.Question]
	if !ok {
		return complaint("unknown question " + req.Question)
	}
	out := []byte(`{"answers":[`)
	for i, c := range req.Cases {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendStrings(out, answer(q, c))
	}
	return append(out, "]}\n"...)
}

func complaint(text string) []byte {
	out, err := json.Marshal(map[string]string{"error": text})
	if err != nil {
		panic(err)
	}
	return append(out, '\n')
}

// A panic of the reference is an answer, too.
func answer(q question, c [][]byte) (words []string) {
	defer func() {
		if r := recover(); r != nil {
			words = []string{"panic", fmt.Sprint(r)}
		}
	}()
	args := make([]string, len(c))
	for i, b := range c {
		args[i] = string(b)
	}
	return q(args)
}

func appendStrings(out []byte, words []string) []byte {
	out = append(out, '[')
	for i, w := range words {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, '"')
		out = base64.StdEncoding.AppendEncode(out, []byte(w))
		out = append(out, '"')
	}
	return append(out, ']')
}

func okay(words ...string) []string {
	return append([]string{"ok"}, words...)
}

func failure(err error) []string {
	return []string{"error", err.Error()}
}

func verdict(err error) []string {
	if err != nil {
		return failure(err)
	}
	return okay()
}

func value(s string, err error) []string {
	if err != nil {
		return failure(err)
	}
	return okay(s)
}

// versions tells what the answers come from.
func versions([]string) []string {
	mod := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if dep.Path == "golang.org/x/mod" {
				mod = dep.Version
			}
		}
	}
	return []string{runtime.Version(), mod, unicode.Version}
}
