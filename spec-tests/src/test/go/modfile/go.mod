module goproxy4j.example/modfile

go 1.24

require golang.org/x/mod v0.0.0

// A copy of x/mod: the go command's own is in $(go env GOROOT)/src/cmd/vendor.
replace golang.org/x/mod => ./xmod
