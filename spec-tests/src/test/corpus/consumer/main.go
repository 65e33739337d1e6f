// Command consumer uses something of every module it requires, so that go build has to load them.
package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/Azure/go-ansiterm"
	"github.com/BurntSushi/toml"
	"github.com/Masterminds/semver/v3"
	"github.com/cenkalti/backoff/v5"
	"github.com/cespare/xxhash/v2"
	"github.com/davecgh/go-spew/spew"
	"github.com/dgrijalva/jwt-go"
	"github.com/docker/docker/pkg/namesgenerator"
	gofrs "github.com/gofrs/uuid"
	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/onsi/ginkgo/v2/formatter"
	"github.com/pmezard/go-difflib/difflib"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/sdk/instrumentation"
	"go.opentelemetry.io/otel/trace"
	"golang.org/x/exp/constraints"
	"golang.org/x/mod/module"
	"golang.org/x/sync/errgroup"
	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"
	"golang.org/x/xerrors"
	"gopkg.in/check.v1"
	"gopkg.in/inf.v0"
	"gopkg.in/ini.v1"
	"gopkg.in/natefinch/lumberjack.v2"
	"gopkg.in/tomb.v2"
	yamlv2 "gopkg.in/yaml.v2"
	yamlv3 "gopkg.in/yaml.v3"
	"rsc.io/quote"
	quotev3 "rsc.io/quote/v3"
	"rsc.io/sampler"
)

func larger[T constraints.Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func main() {
	var group errgroup.Group
	group.Go(func() error { return module.CheckPath("example.com/m") })
	if err := group.Wait(); err != nil {
		panic(xerrors.Errorf("check: %w", err))
	}
	_, span := otel.Tracer("consumer").Start(context.Background(), "main", trace.WithNewRoot())
	defer span.End()
	used := []any{
		ansiterm.ANSI_BEL,
		toml.Key{"a"}.String(),
		semver.MustParse("1.2.3").String(),
		backoff.Stop,
		xxhash.Sum64String("a"),
		spew.Sdump(1),
		jwt.SigningMethodNone.Alg(),
		namesgenerator.GetRandomName(0) != "",
		gofrs.Nil,
		cmp.Equal(1, 1),
		uuid.Nil,
		formatter.F("a"),
		difflib.SplitLines("a"),
		noop.NewMeterProvider(),
		instrumentation.Scope{Name: "a"},
		language.English,
		len(txtar.Parse(nil).Files),
		check.Equals.Info().Name,
		inf.NewDec(1, 1),
		ini.Empty().SectionStrings(),
		lumberjack.Logger{Filename: "a"}.Filename,
		tomb.ErrDying,
		yamlv2.MapSlice{},
		yamlv3.ScalarNode,
		quote.Glass(),
		quotev3.GlassV3(),
		sampler.DefaultUserPrefs(),
		larger(1, 2),
		strings.Repeat("a", 1),
	}
	fmt.Println(len(used))
}
