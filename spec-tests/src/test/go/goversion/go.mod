module goproxy4j.example/goversion

go 1.24
