package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/module"
	modzip "golang.org/x/mod/zip"
)

var _ = register(map[string]operation{
	"check-files": func(v *vector) answer { return report(modzip.CheckFiles(files(v))) },
	"check-dir":   checkDir,
	"check-zip":   checkZip,
	"create":      create,
	"create-dir":  createDir,
	"unzip":       unzip,
})

// report is refused with the lists if there is something in them, or else with a text.
func report(cf modzip.CheckedFiles, err error) answer {
	a := okay("")
	if err != nil {
		a = refusedSomehow()
		if cf.Err() == nil {
			return refused(err)
		}
	}
	for _, path := range cf.Valid {
		a.want = append(a.want, []string{"valid", shown(path)})
	}
	for _, e := range cf.Omitted {
		a.want = append(a.want, []string{"omitted", shown(e.Path), e.Err.Error()})
	}
	for _, e := range cf.Invalid {
		a.want = append(a.want, []string{"invalid", shown(e.Path), e.Err.Error()})
	}
	if cf.SizeError != nil {
		a.want = append(a.want, []string{"size", cf.SizeError.Error()})
	}
	return a
}

// shown has U+FFFD for each byte that is not UTF-8.
func shown(path string) string {
	return string([]rune(path))
}

func moduleVersion(v *vector) module.Version {
	return module.Version{Path: v.key("module"), Version: v.key("version")}
}

func checkDir(v *vector) answer {
	return inFolder(func(folder string) answer {
		tree(v, folder+"/m")
		return replace(report(modzip.CheckDir(folder+"/m")), folder+"/m", "$dir")
	})
}

func checkZip(v *vector) answer {
	return inFolder(func(folder string) answer {
		zipFile(v, folder+"/zip")
		return withoutFile(report(modzip.CheckZip(moduleVersion(v), folder+"/zip")), folder)
	})
}

func create(v *vector) answer {
	var out bytes.Buffer
	err := modzip.Create(&out, moduleVersion(v), files(v))
	if err != nil {
		return refused(err)
	}
	return contents(out.Bytes())
}

func createDir(v *vector) answer {
	return inFolder(func(folder string) answer {
		tree(v, folder+"/m")
		var out bytes.Buffer
		err := modzip.CreateFromDir(&out, moduleVersion(v), folder+"/m")
		if err != nil {
			return replace(refused(err), folder+"/m", "$dir")
		}
		return contents(out.Bytes())
	})
}

// contents gives the hash of a zip and the names in it.
func contents(data []byte) answer {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(err)
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name)
	}
	a := column(names)
	a.result = inFolder(func(folder string) answer {
		must(os.WriteFile(folder+"/zip", data, 0o666))
		return hash(folder + "/zip")
	}).result
	return a
}

func unzip(v *vector) answer {
	return inFolder(func(folder string) answer {
		zipFile(v, folder+"/zip")
		dir := folder + "/m"
		switch target := v.optional("target", "missing"); target {
		case "missing":
		case "empty":
			must(os.Mkdir(dir, 0o777))
		case "occupied":
			must(os.Mkdir(dir, 0o777))
			must(os.WriteFile(dir+"/occupant", nil, 0o666))
		default:
			log.Fatal(v.name + ": unknown target " + target)
		}
		if err := modzip.Unzip(dir, moduleVersion(v), folder+"/zip"); err != nil {
			return withoutFile(refused(err), folder)
		}
		return extracted(dir)
	})
}

// extracted gives the mode, name and content of every file.
func extracted(dir string) answer {
	a := okay("")
	must(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		must(err)
		info, err := d.Info()
		must(err)
		data, err := os.ReadFile(path)
		must(err)
		mode := fmt.Sprintf("%04o", info.Mode())
		a.want = append(a.want, []string{mode, filepath.ToSlash(name), string(data)})
		return nil
	}))
	return a
}

// withoutFile puts $zip and $dir in the place of names that are different every time.
func withoutFile(a answer, folder string) answer {
	a.message = strings.ReplaceAll(a.message, "readat "+folder+"/zip: ", "")
	return replace(replace(a, folder+"/zip", "$zip"), folder+"/m", "$dir")
}

func replace(a answer, old, new string) answer {
	a.message = strings.ReplaceAll(a.message, old, new)
	for _, words := range a.want {
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], old, new)
		}
	}
	return a
}
