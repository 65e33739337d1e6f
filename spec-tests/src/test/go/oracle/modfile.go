package main

import (
	"errors"

	"golang.org/x/mod/modfile"

	"goproxy4j.example/reference/gomod"
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
	for _, directive := range gomod.Directives(f) {
		words = append(words, directive...)
	}
	return words
}
