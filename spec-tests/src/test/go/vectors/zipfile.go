package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"log"
	"os"
)

// zipFile makes the file that the sections and keys of a vector describe; see README.md.
func zipFile(v *vector, name string) {
	data := zipBytes(v)
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	start := v.number("zip-file-size", len(data)) - len(data)
	if _, err := f.WriteAt(data, int64(start)); err != nil {
		log.Fatal(err)
	}
}

func zipBytes(v *vector) []byte {
	if raw := v.all("zip"); len(raw) == 1 {
		return raw[0].content
	}
	var out, directory bytes.Buffer
	entries := v.all("entry")
	for _, s := range entries {
		e := newEntry(s)
		if s.has("offset") {
			e.offset = s.number("offset", 0)
		} else {
			e.offset = int64(out.Len())
			e.writeLocal(&out, s)
		}
		e.writeCentral(&directory, s)
	}
	start := out.Len()
	out.Write(directory.Bytes())
	writeEnd(&out, v, len(entries), start)
	return append([]byte(v.optional("zip-before", "")), append(out.Bytes(), v.optional("zip-after", "")...)...)
}

// An entry has what both its headers say, unless a header says otherwise.
type entry struct {
	name                                         string
	data                                         []byte
	flags, method, crc, compressed, size, offset int64
}

func newEntry(s *section) entry {
	e := entry{name: s.name, data: s.content}
	e.flags = s.number("flags", 0)
	e.method = s.number("method", 0)
	e.crc = s.number("crc", int64(crc32.ChecksumIEEE(s.content)))
	e.size = s.number("size", int64(len(s.content)))
	if e.method == 8 && s.take("raw", "no") == "no" {
		e.data = deflate(s.content)
	}
	e.compressed = s.number("compressed", int64(len(e.data)))
	return e
}

func (e entry) writeLocal(out *bytes.Buffer, s *section) {
	name := s.take("local-name", e.name)
	extra := unhex(s.take("local-extra", ""))
	crc, compressed, size := e.crc, e.compressed, e.size
	if e.flags&8 != 0 {
		crc, compressed, size = 0, 0, 0
	}
	put(out, 4, 0x04034b50)
	put(out, 2, 20, s.number("local-flags", e.flags), s.number("local-method", e.method), 0, 0)
	put(out, 4, crc, compressed, size)
	put(out, 2, int64(len(name)), int64(len(extra)))
	out.WriteString(name)
	out.Write(extra)
	out.Write(e.data)
	kind := s.take("descriptor", "signed")
	if e.flags&8 != 0 && kind != "none" {
		if kind == "signed" {
			put(out, 4, 0x08074b50)
		}
		put(out, 4, s.number("descriptor-crc", e.crc), e.compressed, e.size)
	}
}

func (e entry) writeCentral(out *bytes.Buffer, s *section) {
	extra := unhex(s.take("extra", ""))
	put(out, 4, 0x02014b50)
	put(out, 2, s.number("made-by", 20), 20, e.flags, e.method, 0, 0)
	put(out, 4, e.crc, e.compressed, e.size)
	put(out, 2, int64(len(e.name)), int64(len(extra)), 0, 0, 0)
	put(out, 4, s.number("attributes", 0), e.offset)
	out.WriteString(e.name)
	out.Write(extra)
}

func writeEnd(out *bytes.Buffer, v *vector, entries, start int) {
	size := int64(v.number("zip-directory-size", out.Len()-start))
	offset := int64(v.number("zip-directory-offset", start))
	count := int64(v.number("zip-count", entries))
	if v.optional("zip64", "no") == "yes" {
		record := int64(out.Len())
		put(out, 4, 0x06064b50)
		put(out, 8, 44)
		put(out, 2, 45, 45)
		put(out, 4, 0, 0)
		put(out, 8, count, count, size, offset)
		put(out, 4, 0x07064b50, 0)
		put(out, 8, record)
		put(out, 4, 1)
		count, size, offset = 0xffff, 0xffffffff, 0xffffffff
	}
	comment := v.optional("zip-comment", "")
	disk := int64(v.number("zip-disk", 0))
	put(out, 4, 0x06054b50)
	put(out, 2, disk, disk, count, count)
	put(out, 4, size, offset)
	put(out, 2, int64(v.number("zip-comment-length", len(comment))))
	out.WriteString(comment)
}

// put writes numbers of some bytes each, the lowest first.
func put(out *bytes.Buffer, size int, numbers ...int64) {
	for _, n := range numbers {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], uint64(n))
		out.Write(b[:size])
	}
}

func deflate(content []byte) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	return out.Bytes()
}

func unhex(s string) []byte {
	b, err := hex.DecodeString(s)
	if err != nil {
		log.Fatal(err)
	}
	return b
}
