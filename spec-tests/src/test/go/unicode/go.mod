module goproxy4j.example/unicode

go 1.24
