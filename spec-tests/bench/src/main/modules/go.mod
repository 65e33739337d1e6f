module goproxy4j.example/modules

go 1.26.0

require (
	gopkg.in/yaml.v3 v3.0.1
	golang.org/x/text v0.33.0
	github.com/Azure/azure-sdk-for-go v68.0.0+incompatible
)
