package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

type vector struct {
	name     string
	header   map[string]string
	sections []*section
}

// A section is one part below the header: its kind, the name of a file if there is one, attributes
// and content. What was looked at is deleted.
type section struct {
	kind, name string
	attributes map[string]string
	content    []byte
	used       bool
}

// Kinds of section that are followed by the name of a file.
var named = map[string]bool{
	"file": true, "dir": true, "link": true, "pipe": true, "lost": true, "entry": true,
}

// Kinds of section that are not.
var nameless = map[string]bool{"text": true, "lines": true, "zip": true, "want": true}

// What every vector may have besides the arguments of its operation.
var expectations = []string{"about", "rules", "expect", "message", "result"}

func read(root, name string) (*vector, error) {
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	v := &vector{name: name, header: make(map[string]string)}
	text, ok := strings.CutSuffix(string(data), "\n")
	if !ok {
		return nil, fmt.Errorf("%s: no newline at the end", name)
	}
	lines := strings.Split(text, "\n")
	n := 0
	for ; n < len(lines) && !isMarker(lines[n]); n++ {
		if err := v.add(lines[n]); err != nil {
			return nil, fmt.Errorf("%s:%d: %v", name, n+1, err)
		}
	}
	for n < len(lines) {
		marker := n
		for n++; n < len(lines) && !isMarker(lines[n]); n++ {
		}
		s, err := newSection(lines[marker], lines[marker+1:n])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %v", name, marker+1, err)
		}
		v.sections = append(v.sections, s)
	}
	for _, key := range expectations {
		delete(v.header, key)
	}
	return v, nil
}

func isMarker(line string) bool {
	return strings.HasPrefix(line, "-- ") && strings.HasSuffix(line, " --") && len(line) > 6
}

func (v *vector) add(line string) error {
	key, text, ok := strings.Cut(line, ": ")
	if !ok {
		return errors.New("not of the form key: value")
	}
	if _, ok := v.header[key]; ok {
		return errors.New("there are two of " + key)
	}
	value := text
	if strings.HasPrefix(text, `"`) {
		unquoted, err := strconv.Unquote(text)
		if err != nil {
			return err
		}
		value = unquoted
	} else if text == "" || text != strings.TrimSpace(text) {
		return errors.New("needs quotes")
	}
	v.header[key] = value
	return nil
}

func newSection(marker string, body []string) (*section, error) {
	ws, err := words(marker[len("-- ") : len(marker)-len(" --")])
	if err != nil {
		return nil, err
	}
	s := &section{kind: ws[0], attributes: make(map[string]string)}
	ws = ws[1:]
	switch {
	case named[s.kind] && len(ws) > 0:
		s.name, ws = ws[0], ws[1:]
	case named[s.kind] || !nameless[s.kind]:
		return nil, errors.New("unknown section, or one without a name")
	}
	for _, w := range ws {
		key, value, ok := strings.Cut(w, "=")
		if !ok {
			return nil, errors.New("no attribute: " + w)
		}
		s.attributes[key] = value
	}
	s.content, err = content(s.take("encoding", "text"), body)
	return s, err
}

func content(encoding string, lines []string) ([]byte, error) {
	switch encoding {
	case "text":
		var b strings.Builder
		for _, line := range lines {
			b.WriteString(line + "\n")
		}
		return []byte(b.String()), nil
	case "base64":
		return base64.StdEncoding.DecodeString(strings.Join(lines, ""))
	case "quoted":
		var b strings.Builder
		for _, line := range lines {
			s, err := strconv.Unquote(line)
			if err != nil {
				return nil, fmt.Errorf("%v: %s", err, line)
			}
			b.WriteString(s)
		}
		return []byte(b.String()), nil
	}
	return nil, errors.New("unknown encoding: " + encoding)
}

// words splits a line at spaces. A word that begins with a quote is a Go string.
func words(line string) ([]string, error) {
	var ws []string
	for line = strings.TrimLeft(line, " "); line != ""; line = strings.TrimLeft(line, " ") {
		if line[0] != '"' {
			word, rest, _ := strings.Cut(line, " ")
			ws, line = append(ws, word), rest
			continue
		}
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			return nil, err
		}
		word, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, err
		}
		ws, line = append(ws, word), line[len(quoted):]
	}
	return ws, nil
}

func (v *vector) operation() string {
	op := v.key("operation")
	v.header["operation"] = op
	return op
}

// key gives the value of a key that must be there.
func (v *vector) key(key string) string {
	if _, ok := v.header[key]; !ok {
		log.Fatalf("%s: no %s", v.name, key)
	}
	return v.optional(key, "")
}

func (v *vector) optional(key, otherwise string) string {
	value, ok := v.header[key]
	if !ok {
		return otherwise
	}
	delete(v.header, key)
	return value
}

func (v *vector) number(key string, otherwise int) int {
	return int(number(v.optional(key, strconv.Itoa(otherwise))))
}

// all gives the sections of some kinds, in their order.
func (v *vector) all(kinds ...string) []*section {
	var found []*section
	for _, s := range v.sections {
		for _, kind := range kinds {
			if s.kind == kind {
				s.used = true
				found = append(found, s)
			}
		}
	}
	return found
}

// text gives the content of the one section called text.
func (v *vector) text() []byte {
	found := v.all("text")
	if len(found) != 1 {
		log.Fatalf("%s: not one section text", v.name)
	}
	return found[0].content
}

// lines gives the words of each line of the section called lines.
func (v *vector) lines() [][]string {
	found := v.all("lines")
	if len(found) != 1 {
		log.Fatalf("%s: not one section lines", v.name)
	}
	var all [][]string
	for line := range strings.Lines(string(found[0].content)) {
		ws, err := words(strings.TrimSuffix(line, "\n"))
		if err != nil {
			log.Fatalf("%s: %v", v.name, err)
		}
		all = append(all, ws)
	}
	return all
}

// unused names something that no one asked for.
func (v *vector) unused() string {
	for key := range v.header {
		if key != "operation" {
			return "key " + key
		}
	}
	for _, s := range v.sections {
		if s.kind == "want" {
			continue
		}
		if !s.used {
			return "section " + s.kind
		}
		for key := range s.attributes {
			return "attribute " + key
		}
	}
	return ""
}

func (s *section) take(attribute, otherwise string) string {
	value, ok := s.attributes[attribute]
	if !ok {
		return otherwise
	}
	delete(s.attributes, attribute)
	return value
}

func (s *section) has(attribute string) bool {
	_, ok := s.attributes[attribute]
	return ok
}

func (s *section) number(attribute string, otherwise int64) int64 {
	return number(s.take(attribute, strconv.FormatInt(otherwise, 10)))
}

// number reads decimal and, after 0x, hexadecimal numbers.
func number(s string) int64 {
	n, err := strconv.ParseInt(s, 0, 64)
	if err != nil {
		log.Fatal(err)
	}
	return n
}
