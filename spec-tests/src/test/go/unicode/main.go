// Command unicode prints the character tables that decide Go's verdict on paths:
// letters, printable characters and simple case folding.
//
// Run it with a Go release whose tables are wanted and redirect its output to
// core/src/main/resources/io/github/goproxy4j/internal/text/unicode.txt.
package main

import (
	"bufio"
	"fmt"
	"os"
	"unicode"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "unicode %s\n", unicode.Version)
	ranges(out, "letter", unicode.IsLetter)
	ranges(out, "print", unicode.IsPrint)
	folds(out)
}

func ranges(out *bufio.Writer, name string, in func(rune) bool) {
	fmt.Fprintf(out, "[%s]\n", name)
	start := rune(-1)
	for r := rune(0); r <= unicode.MaxRune+1; r++ {
		switch ok := r <= unicode.MaxRune && in(r); {
		case ok && start < 0:
			start = r
		case !ok && start >= 0:
			fmt.Fprintf(out, "%x %x\n", start, r-1)
			start = -1
		}
	}
}

// folds maps every rune to the least of its simple folding orbit, with ASCII
// capitals then lowered; identities are left out.
func folds(out *bufio.Writer) {
	fmt.Fprintln(out, "[fold]")
	for r := rune(0); r <= unicode.MaxRune; r++ {
		least := r
		for s := unicode.SimpleFold(r); s != r; s = unicode.SimpleFold(s) {
			least = min(least, s)
		}
		if 'A' <= least && least <= 'Z' {
			least += 'a' - 'A'
		}
		if least != r {
			fmt.Fprintf(out, "%x %x\n", r, least)
		}
	}
}
