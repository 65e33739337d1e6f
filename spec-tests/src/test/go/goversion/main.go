// Asks package go/version about versions, one per line in Go's quotes, and writes the table
// go-version-cases.txt in the tests of core's package modfile.
package main

import (
	"bufio"
	"fmt"
	"go/version"
	"log"
	"os"
	"strconv"
)

func main() {
	var versions []string
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		v, err := strconv.Unquote(in.Text())
		if err != nil {
			log.Fatal(in.Text(), err)
		}
		versions = append(versions, v)
	}
	fmt.Println("# What Go 1.26's package go/version says, written by spec-tests/src/test/go/goversion:")
	fmt.Println("# a version, Lang of it, and how it compares with each version of this table in turn.")
	for _, v := range versions {
		fmt.Printf("%q %q ", v, version.Lang(v))
		for _, w := range versions {
			fmt.Print(string("<=>"[version.Compare(v, w)+1]))
		}
		fmt.Println()
	}
}
