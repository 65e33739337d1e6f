// Command goproxy is the handler of goproxy/goproxy and nothing else, with its cache in a folder. It
// prints its port.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/goproxy/goproxy"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(l.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(l, &goproxy.Goproxy{Cacher: goproxy.DirCacher(os.Args[1])}))
}
