// A module of the time before graph pruning: listing its modules loads the go.mod files of all of
// them, some hundreds that real projects wrote over ten years.
module example.com/graph

go 1.16

require (
	github.com/DATA-DOG/go-sqlmock v1.5.2
	github.com/antlr/antlr4/runtime/Go/antlr/v4 v4.0.0-20230512164433-5d1fd1a340c9
	github.com/docker/docker v28.5.2+incompatible
	github.com/onsi/ginkgo/v2 v2.25.1
	github.com/opencontainers/runc v1.1.14
)
