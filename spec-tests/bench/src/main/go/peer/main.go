// Command peer is the other side of the benchmark: what golang.org/x/mod does, measured within one
// process that lives as long as the benchmark.
//
// It reads lines of tabs: a task, its arguments, and how often to repeat it. It answers with one
// line: ok, nanoseconds, nanoseconds of CPU and bytes allocated for one repetition, and what came out
// of it; or error and the reason.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A task prepares what need not be measured, and returns what is done again and again. What undo
// removes is not measured either.
type task func(args []string) (run func() (string, error), undo func() error, err error)

func nothing() error { return nil }

func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		fmt.Println(answer(strings.Split(strings.TrimSuffix(line, "\n"), "\t")))
	}
}

func answer(words []string) string {
	m, result, err := measure(words)
	if err != nil {
		return "error\t" + strings.ReplaceAll(err.Error(), "\n", " ")
	}
	return fmt.Sprintf("ok\t%d\t%d\t%d\t%s", m.wall, m.cpu, m.allocated, result)
}

type reading struct{ wall, cpu, allocated int64 }

func measure(words []string) (reading, string, error) {
	if words[0] == "versions" {
		return reading{}, versions(), nil
	}
	t, ok := tasks[words[0]]
	if !ok {
		return reading{}, "", fmt.Errorf("no task %q", words[0])
	}
	last := len(words) - 1
	repeat, err := strconv.Atoi(words[last])
	if err != nil {
		return reading{}, "", err
	}
	run, undo, err := t(words[1:last])
	if err != nil {
		return reading{}, "", err
	}
	runtime.GC()
	var sum reading
	var result string
	for range repeat {
		before := now()
		if result, err = run(); err != nil {
			return reading{}, "", err
		}
		after := now()
		sum.wall += after.wall - before.wall
		sum.cpu += after.cpu - before.cpu
		sum.allocated += after.allocated - before.allocated
		if err := undo(); err != nil {
			return reading{}, "", err
		}
	}
	n := int64(repeat)
	return reading{sum.wall / n, sum.cpu / n, sum.allocated / n}, result, nil
}

var start = time.Now()

func now() reading {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return reading{int64(time.Since(start)), usage.Utime.Nano() + usage.Stime.Nano(), int64(memory.TotalAlloc)}
}

func versions() string {
	mod := "?"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if dep.Path == "golang.org/x/mod" {
				mod = dep.Version
			}
		}
	}
	return strings.TrimPrefix(runtime.Version(), "go") + ", x/mod " + mod
}
