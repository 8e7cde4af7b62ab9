using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>
/// Every field that the specifications give an object changes the client, is reported, or says nothing about requests and
/// responses. A field that is added to a list below without a row fails.
/// </summary>
public sealed class KeywordTests
{
    // Texts for readers, what callers decide, what says only what the service sends, and what describes XML, which is not read (BJG3017).
    // Links, and lists of lists in a URL (BJG3015), are reported as a whole.
    private static readonly string[] Annotations =
        [
            "$comment", "bearerFormat", "example", "examples", "externalDocs", "summary", "title", "xml", "openapi tags", "swagger tags",
            "path item description", "tag name", "tag description", "parameter deprecated", "security scheme deprecated",
            "schema contentMediaType", "flows implicit", "flows password", "flows authorizationCode", "schema 2 title",
            "info summary", "info termsOfService", "info contact", "info license", "info version", "header required", "header deprecated",
            "header 2 default", "items 2 default", "items 2 items", "items 2 collectionFormat", "flow scopes",
            "flow authorizationUrl", "flow deviceAuthorizationUrl", "flow refreshUrl",
            "xml name", "xml namespace", "xml prefix", "xml attribute", "xml wrapped", "link operationRef", "link operationId",
            "link parameters", "link requestBody", "link description", "link server",
        ];

    // What each object may have: Swagger 2.0, OpenAPI 3.0 to 3.2, JSON Schema 2020-12.
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["swagger"] = "swagger info host basePath schemes consumes produces paths definitions parameters responses securityDefinitions security tags externalDocs",
        ["operation 2"] = "tags summary description externalDocs operationId consumes produces parameters responses schemes deprecated security",
        ["parameter 2"] = "name in description required schema type format allowEmptyValue items collectionFormat default maximum exclusiveMaximum minimum "
            + "exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf",
        ["schema 2"] = "$ref format title description default multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems "
            + "minItems uniqueItems maxProperties minProperties required enum type items allOf properties additionalProperties discriminator readOnly xml "
            + "externalDocs example",
        ["items 2"] = "type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems "
            + "uniqueItems enum multipleOf",
        ["header 2"] = "description type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern "
            + "maxItems minItems uniqueItems enum multipleOf",
        ["info"] = "title summary description termsOfService contact license version",
        ["components"] = "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes",
        ["header"] = "description required deprecated style explode schema example examples content",
        ["link"] = "operationRef operationId parameters requestBody description server",
        ["xml"] = "nodeType name namespace prefix attribute wrapped",
        ["server variable"] = "enum default description",
        ["flow"] = "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes",
        ["openapi"] = "openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs $self",
        ["server"] = "url description variables name",
        ["path item"] = "$ref summary description get put post delete options head patch trace query additionalOperations servers parameters",
        ["operation"] = "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
        ["parameter"] = "name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content",
        ["request body"] = "description content required",
        ["media type"] = "schema itemSchema example examples encoding prefixEncoding itemEncoding",
        ["encoding"] = "contentType headers style explode allowReserved encoding prefixEncoding itemEncoding",
        ["response"] = "summary description headers content links",
        ["tag"] = "name summary description externalDocs parent kind",
        ["discriminator"] = "propertyName mapping defaultMapping",
        ["security scheme"] = "type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated",
        ["flows"] = "implicit password clientCredentials authorizationCode deviceAuthorization",
        ["schema"] = "$schema $id $ref $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs allOf anyOf oneOf not if then else dependentSchemas prefixItems "
            + "items contains properties patternProperties additionalProperties propertyNames unevaluatedItems unevaluatedProperties type enum const "
            + "multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxContains minContains "
            + "maxProperties minProperties required dependentRequired title description default deprecated readOnly writeOnly examples format "
            + "contentEncoding contentMediaType contentSchema discriminator xml externalDocs example nullable",
    };

    // Of these, the document cannot do without, or they are read where another field refers to them.
    private static readonly string[] Frame =
        [
            "swagger swagger", "swagger info", "swagger paths", "swagger definitions", "swagger parameters", "swagger responses",
            "swagger securityDefinitions", "operation 2 responses", "operation 2 parameters", "parameter 2 in", "openapi openapi",
            "openapi info", "openapi paths", "openapi components", "operation responses", "parameter in", "request body content",
            "schema $defs", "schema $anchor",
            "schema $dynamicAnchor", "security scheme in", "security scheme type", "security scheme flows", "security scheme name",
            "parameter name", "parameter 2 name", "schema 2 discriminator",
        ];

    public static TheoryData<string, string, string, string> Rows { get; } = new()
    {
        { "swagger", "host", "", """ "host": "a.test" """ },
        { "swagger", "basePath", """ "host": "a.test" """, """ "basePath": "/v1" """ },
        { "swagger", "schemes", """ "host": "a.test" """, """ "schemes": [ "http" ] """ },
        { "swagger", "consumes", "", """ "consumes": [ "application/vnd.a+json" ] """ },
        { "swagger", "produces", "", """ "produces": [ "application/vnd.a+json" ] """ },
        { "swagger", "security", "", """ "security": [ { "key": [] } ] """ },
        { "operation 2", "tags", "", """ "tags": [ "t" ] """ },
        { "operation", "tags", "", """ "tags": [ "t" ] """ },
        { "schema", "$schema", """ "type": "string" """, """ "$schema": "https://json-schema.org/draft-07/schema" """ },
        { "operation 2", "description", "", """ "description": "d" """ },
        { "operation 2", "operationId", "", """ "operationId": "Other" """ },
        { "operation 2", "consumes", """ "parameters": [ { "name": "b", "in": "body", "schema": { "type": "object" } } ] """, """ "consumes": [ "application/vnd.a+json" ] """ },
        { "operation 2", "produces", """ "responses": { "200": { "description": "", "schema": { "type": "string" } } } """, """ "produces": [ "application/vnd.a+json" ] """ },
        { "operation 2", "schemes", "", """ "schemes": [ "http" ] """ },
        { "operation 2", "deprecated", "", """ "deprecated": true """ },
        { "operation 2", "security", "", """ "security": [ { "key": [] } ] """ },
        { "parameter 2", "description", """ "type": "string" """, """ "description": "d" """ },
        { "parameter 2", "required", """ "type": "string" """, """ "required": true """ },
        { "parameter 2", "schema", "", """ "schema": { "type": "integer" } """ },
        { "parameter 2", "type", "", """ "type": "integer" """ },
        { "parameter 2", "format", """ "type": "string" """, """ "format": "date" """ },
        { "parameter 2", "allowEmptyValue", """ "type": "string" """, """ "allowEmptyValue": true """ },
        { "parameter 2", "items", """ "type": "array" """, """ "items": { "type": "string" } """ },
        { "parameter 2", "collectionFormat", """ "type": "array", "items": { "type": "string" } """, """ "collectionFormat": "multi" """ },
        { "parameter 2", "default", """ "type": "string" """, """ "default": "a" """ },
        { "parameter 2", "enum", """ "type": "string" """, """ "enum": [ "a" ] """ },
        { "schema 2", "$ref", "", """ "$ref": "#/definitions/Other" """ },
        { "schema 2", "format", """ "type": "string" """, """ "format": "date" """ },
        { "schema 2", "description", """ "type": "string" """, """ "description": "d" """ },
        { "schema 2", "default", """ "type": "string" """, """ "default": "d" """ },
        { "schema 2", "required", """ "properties": { "a": { "type": "string" } } """, """ "required": [ "a" ] """ },
        { "schema 2", "enum", """ "type": "string" """, """ "enum": [ "d" ] """ },
        { "schema 2", "type", "", """ "type": "integer" """ },
        { "schema 2", "items", """ "type": "array" """, """ "items": { "type": "string" } """ },
        { "schema 2", "allOf", "", """ "allOf": [ { "type": "string" } ] """ },
        { "schema 2", "properties", "", """ "properties": { "a": { "type": "string" } } """ },
        { "schema 2", "additionalProperties", """ "type": "object" """, """ "additionalProperties": { "type": "string" } """ },
        { "schema 2", "readOnly", """ "type": "string" """, """ "readOnly": true """ },
        { "items 2", "type", "", """ "type": "integer" """ },
        { "items 2", "format", """ "type": "string" """, """ "format": "date" """ },
        { "items 2", "enum", """ "type": "string" """, """ "enum": [ "a" ] """ },
        { "header 2", "description", """ "type": "string" """, """ "description": "d" """ },
        { "header 2", "type", "", """ "type": "integer" """ },
        { "header 2", "format", """ "type": "string" """, """ "format": "date" """ },
        { "header 2", "items", """ "type": "array" """, """ "items": { "type": "integer" } """ },
        { "header 2", "collectionFormat", """ "type": "array", "items": { "type": "integer" } """, """ "collectionFormat": "pipes" """ },
        { "header 2", "enum", """ "type": "string" """, """ "enum": [ "a" ] """ },
        { "info", "title", "", """ "title": "Other" """ },
        { "info", "description", "", """ "description": "d" """ },
        { "components", "schemas", "", """ "schemas": { "S": { "type": "string" } } """ },
        { "components", "responses", "", """ "responses": { "R": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": { "code": { "type": "string" } } } } } } } """ },
        { "components", "parameters", "", """ "parameters": { "P": { "name": "p", "in": "query", "schema": { "type": "string" } } } """ },
        { "components", "requestBodies", "", """ "requestBodies": { "B": { "content": { "application/json": { "schema": { "type": "string" } } } } } """ },
        { "components", "headers", "", """ "headers": { "H": { "schema": { "type": "integer" } } } """ },
        { "components", "securitySchemes", "", """ "securitySchemes": { "s": { "type": "http", "scheme": "bearer" } } """ },
        { "components", "links", "", """ "links": { "L": { "operationId": "Op" } } """ },
        { "components", "callbacks", "", """ "callbacks": { "C": { "{$request.query.url}": { "post": { "responses": { "204": { "description": "" } } } } } } """ },
        { "components", "pathItems", "", """ "pathItems": { "I": { "get": { "responses": { "204": { "description": "" } } } } } """ },
        { "components", "mediaTypes", "", """ "mediaTypes": { "M": { "schema": { "type": "integer" } } } """ },
        { "header", "description", """ "schema": { "type": "string" } """, """ "description": "d" """ },
        { "header", "style", """ "schema": { "type": "array", "items": { "type": "string" } } """, """ "style": "form" """ },
        { "header", "explode", """ "schema": { "type": "object", "properties": { "a": { "type": "string" } } } """, """ "explode": true """ },
        { "header", "schema", "", """ "schema": { "type": "integer" } """ },
        { "header", "content", "", """ "content": { "application/json": { "schema": { "type": "integer" } } } """ },
        { "xml", "nodeType", "", """ "nodeType": "attribute" """ },
        { "server variable", "enum", """ "default": "a" """, """ "enum": [ "a", "b" ] """ },
        { "server variable", "default", "", """ "default": "a" """ },
        { "server variable", "description", """ "default": "a" """, """ "description": "d" """ },
        { "flow", "tokenUrl", """ "scopes": {} """, """ "tokenUrl": "https://a.test/t" """ },
        { "openapi", "jsonSchemaDialect", "", """ "jsonSchemaDialect": "https://json-schema.org/draft-07/schema" """ },
        { "openapi", "servers", "", """ "servers": [ { "url": "https://a.test" } ] """ },
        { "openapi", "webhooks", "", """ "webhooks": { "a": { "post": { "responses": { "204": { "description": "" } } } } } """ },
        { "openapi", "security", "", """ "security": [ { "key": [] } ] """ },
        { "openapi", "$self", "", """ "$self": "https://a.test/openapi.json" """ },
        { "server", "url", "", """ "url": "https://a.test" """ },
        { "server", "description", """ "url": "https://a.test" """, """ "description": "d" """ },
        { "server", "name", """ "url": "https://a.test" """, """ "name": "n" """ },
        { "server", "variables", """ "url": "https://{a}.test" """, """ "variables": { "a": { "default": "b" } } """ },
        { "path item", "$ref", "", """ "$ref": "#/components/pathItems/P" """ },
        { "path item", "get", "", """ "get": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "put", "", """ "put": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "post", "", """ "post": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "delete", "", """ "delete": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "options", "", """ "options": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "head", "", """ "head": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "patch", "", """ "patch": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "trace", "", """ "trace": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "query", "", """ "query": { "responses": { "204": { "description": "" } } } """ },
        { "path item", "additionalOperations", "", """ "additionalOperations": { "COPY": { "responses": { "204": { "description": "" } } } } """ },
        { "path item", "servers", """ "get": { "responses": { "204": { "description": "" } } } """, """ "servers": [ { "url": "https://b.test" } ] """ },
        { "path item", "parameters", """ "get": { "responses": { "204": { "description": "" } } } """, """ "parameters": [ { "name": "a", "in": "query", "schema": { "type": "string" } } ] """ },
        { "operation", "description", "", """ "description": "d" """ },
        { "operation", "operationId", "", """ "operationId": "Other" """ },
        { "operation", "parameters", "", """ "parameters": [ { "name": "a", "in": "query", "schema": { "type": "string" } } ] """ },
        { "operation", "requestBody", "", """ "requestBody": { "content": { "application/json": {} } } """ },
        { "operation", "callbacks", "", """ "callbacks": { "c": { "{$url}": { "post": { "responses": { "204": { "description": "" } } } } } } """ },
        { "operation", "deprecated", "", """ "deprecated": true """ },
        { "operation", "security", "", """ "security": [ { "key": [] } ] """ },
        { "operation", "servers", "", """ "servers": [ { "url": "https://b.test" } ] """ },
        { "parameter", "description", """ "schema": { "type": "string" } """, """ "description": "d" """ },
        { "parameter", "required", """ "schema": { "type": "string" } """, """ "required": true """ },
        { "parameter", "allowEmptyValue", """ "schema": { "type": "string" } """, """ "allowEmptyValue": true """ },
        { "parameter", "style", """ "schema": { "type": "array", "items": { "type": "string" } } """, """ "style": "pipeDelimited" """ },
        { "parameter", "explode", """ "schema": { "type": "array", "items": { "type": "string" } } """, """ "explode": false """ },
        { "parameter", "allowReserved", """ "schema": { "type": "string" } """, """ "allowReserved": true """ },
        { "parameter", "schema", "", """ "schema": { "type": "integer" } """ },
        { "parameter", "content", "", """ "content": { "application/json": { "schema": { "type": "integer" } } } """ },
        { "request body", "description", """ "content": { "application/json": {} } """, """ "description": "d" """ },
        { "request body", "required", """ "content": { "application/json": {} } """, """ "required": true """ },
        { "media type", "schema", "", """ "schema": { "type": "object", "properties": { "a": { "type": "string" } } } """ },
        { "media type", "itemSchema", "", """ "itemSchema": { "type": "string" } """ },
        { "media type", "encoding", """ "schema": { "properties": { "a": { "type": "string" } } } """, """ "encoding": { "a": { "contentType": "text/csv" } } """ },
        { "media type", "prefixEncoding", "", """ "prefixEncoding": [ {} ] """ },
        { "media type", "itemEncoding", "", """ "itemEncoding": {} """ },
        { "encoding", "contentType", "", """ "contentType": "text/csv" """ },
        { "encoding", "headers", "", """ "headers": { "X-A": { "schema": { "type": "string" } } } """ },
        { "encoding", "style", """ "explode": false """, """ "style": "pipeDelimited" """ },
        { "encoding", "explode", "", """ "explode": false """ },
        { "encoding", "allowReserved", "", """ "allowReserved": true """ },
        { "encoding", "encoding", "", """ "encoding": { "b": {} } """ },
        { "encoding", "prefixEncoding", "", """ "prefixEncoding": [ {} ] """ },
        { "encoding", "itemEncoding", "", """ "itemEncoding": {} """ },
        { "response", "description", "", """ "description": "d" """ },
        { "response", "headers", "", """ "headers": { "X-A": { "schema": { "type": "string" } } } """ },
        { "response", "content", "", """ "content": { "application/json": {} } """ },
        { "response", "links", "", """ "links": { "a": { "operationId": "Op" } } """ },
        { "tag", "parent", """ "name": "t" """, """ "parent": "p" """ },
        { "tag", "kind", """ "name": "t" """, """ "kind": "nav" """ },
        { "discriminator", "propertyName", "", """ "propertyName": "x" """ },
        { "discriminator", "mapping", """ "propertyName": "x" """, """ "mapping": { "a": "#/components/schemas/Left" } """ },
        { "discriminator", "defaultMapping", """ "propertyName": "x" """, """ "defaultMapping": "Left" """ },
        { "security scheme", "description", """ "type": "apiKey", "in": "header", "name": "k" """, """ "description": "d" """ },
        { "security scheme", "scheme", """ "type": "http" """, """ "scheme": "basic" """ },
        { "security scheme", "openIdConnectUrl", """ "type": "openIdConnect" """, """ "openIdConnectUrl": "https://a.test/c" """ },
        { "security scheme", "oauth2MetadataUrl", """ "type": "oauth2", "flows": {} """, """ "oauth2MetadataUrl": "https://a.test/m" """ },
        { "flows", "clientCredentials", "", """ "clientCredentials": { "tokenUrl": "https://a.test/t", "scopes": {} } """ },
        { "flows", "deviceAuthorization", "", """ "deviceAuthorization": { "tokenUrl": "https://a.test/t", "deviceAuthorizationUrl": "https://a.test/d", "scopes": {} } """ },
        { "schema", "$id", """ "type": "string" """, """ "$id": "https://a.test/s" """ },
        { "schema", "$ref", "", """ "$ref": "#/components/schemas/Left" """ },
        { "schema", "$dynamicRef", "", """ "$dynamicRef": "#n" """ },
        { "schema", "$vocabulary", "", """ "$vocabulary": { "https://a.test/v": true } """ },
        { "schema", "allOf", "", """ "allOf": [ { "type": "string" } ] """ },
        { "schema", "anyOf", "", """ "anyOf": [ { "type": "string" }, { "type": "integer" } ] """ },
        { "schema", "oneOf", "", """ "oneOf": [ { "type": "string" }, { "type": "integer" } ] """ },
        { "schema", "not", "", """ "not": {} """ },
        { "schema", "if", "", """ "if": {} """ },
        { "schema", "then", "", """ "then": {} """ },
        { "schema", "else", "", """ "else": {} """ },
        { "schema", "dependentSchemas", "", """ "dependentSchemas": { "a": {} } """ },
        { "schema", "prefixItems", """ "type": "array" """, """ "prefixItems": [ { "type": "string" } ] """ },
        { "schema", "items", """ "type": "array" """, """ "items": { "type": "string" } """ },
        { "schema", "contains", """ "type": "array" """, """ "contains": {} """ },
        { "schema", "maxContains", """ "type": "array" """, """ "maxContains": 1 """ },
        { "schema", "minContains", """ "type": "array" """, """ "minContains": 1 """ },
        { "schema", "properties", "", """ "properties": { "a": { "type": "string" } } """ },
        { "schema", "patternProperties", """ "type": "object" """, """ "patternProperties": { "^x": { "type": "string" } } """ },
        { "schema", "additionalProperties", """ "properties": { "a": { "type": "string" } } """, """ "additionalProperties": false """ },
        { "schema", "propertyNames", """ "type": "object" """, """ "propertyNames": {} """ },
        { "schema", "unevaluatedItems", """ "type": "array", "items": { "type": "string" } """, """ "unevaluatedItems": false """ },
        { "schema", "unevaluatedProperties", """ "properties": { "a": { "type": "string" } } """, """ "unevaluatedProperties": false """ },
        { "schema", "type", "", """ "type": "integer" """ },
        { "schema", "enum", "", """ "enum": [ "a" ] """ },
        { "schema", "const", "", """ "const": "a" """ },
        { "schema", "maxProperties", """ "type": "object" """, """ "maxProperties": 1 """ },
        { "schema", "minProperties", """ "type": "object" """, """ "minProperties": 1 """ },
        { "schema", "required", """ "properties": { "a": { "type": "string" } } """, """ "required": [ "a" ] """ },
        { "schema", "dependentRequired", """ "type": "object" """, """ "dependentRequired": { "a": [ "b" ] } """ },
        { "schema", "description", """ "type": "string" """, """ "description": "d" """ },
        { "schema", "default", """ "type": "string" """, """ "default": "d" """ },
        { "schema", "deprecated", """ "type": "string" """, """ "deprecated": true """ },
        { "schema", "readOnly", """ "type": "string" """, """ "readOnly": true """ },
        { "schema", "writeOnly", """ "type": "string" """, """ "writeOnly": true """ },
        { "schema", "nullable", """ "type": "string" """, """ "nullable": true """ },
        { "schema", "format", """ "type": "string" """, """ "format": "date" """ },
        { "schema", "contentEncoding", """ "type": "string" """, """ "contentEncoding": "base64" """ },
        { "schema", "contentSchema", """ "type": "string" """, """ "contentSchema": { "type": "object" } """ },
        { "schema", "discriminator", """ "oneOf": [ { "$ref": "#/components/schemas/Left" }, { "type": "string" } ] """, """ "discriminator": { "propertyName": "x" } """ },
    };

    // Each with the type that it constrains.
    public static IEnumerable<object[]> Constraints { get; } =
        [.. new[] { "parameter 2", "items 2", "header 2", "schema 2", "schema" }.SelectMany(place => new[]
        {
            (place, "multipleOf", "number", "2"), (place, "maximum", "number", "2"), (place, "exclusiveMaximum", "number", "true"),
            (place, "minimum", "number", "2"), (place, "exclusiveMinimum", "number", "true"), (place, "maxLength", "string", "2"),
            (place, "minLength", "string", "2"), (place, "pattern", "string", "\"^a\""), (place, "maxItems", "array", "2"),
            (place, "minItems", "array", "2"), (place, "uniqueItems", "array", "true"), (place, "maxProperties", "object", "2"),
            (place, "minProperties", "object", "2"),
        }).Select(row => new object[] { row.place, row.Item2, row.Item3, row.Item4 })];

    [Theory]
    [MemberData(nameof(Constraints))]
    public void A_constraint_is_reported(string place, string field, string type, string value) =>
        A_field_changes_the_client_or_is_reported(
            place, field, $"\"type\": \"{type}\"{(type == "array" ? ", \"items\": { \"type\": \"string\" }" : "")}", $"\"{field}\": {value}");

    [Fact]
    public void Every_field_of_the_specifications_has_a_row()
    {
        HashSet<string> known =
            [.. Rows.Concat(Constraints).Select(row => $"{row[0]} {row[1]}"), .. Frame];
        IEnumerable<string> fields = Fields.SelectMany(place => place.Value.Split(' ').Select(field => (Place: place.Key, Field: field)))
            .Where(entry => !Annotations.Contains(entry.Field) && !Annotations.Contains($"{entry.Place} {entry.Field}"))
            .Select(entry => $"{entry.Place} {entry.Field}");
        Assert.DoesNotContain(fields, field => !known.Contains(field));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_field_changes_the_client_or_is_reported(string place, string field, string before, string added)
    {
        ApiResult without = Read(place, before);
        ApiResult with = Read(place, before.Length == 0 ? added : before + "," + added);

        Assert.NotNull(with.Model);
        Assert.True(
            with.Model != without.Model || with.Problems.Any(problem => problem.Arguments.Contains(field)),
            $"{place}: {field} is ignored. {string.Join('\n', with.Problems.Select(Describe))}");
    }

    // A name that the object has twice counts once, with its last value.
    private static ApiResult Read(string place, string members)
    {
        const string Ok = """ "responses": { "204": { "description": "" } } """;
        string document = place switch
        {
            "swagger" => Swagger2(Operation2(Ok), Member(members)),
            "operation 2" => Swagger2(Operation2(Ok + Member(members))),
            "parameter 2" => Swagger2(Operation2($$"""
                "parameters": [ { "name": "p", "in": "{{(members.Contains("\"schema\"", StringComparison.Ordinal) || members.Length == 0 ? "body" : "query")}}"{{Member(members)}} } ], {{Ok}}
                """)),
            "schema 2" => Swagger2(Operation2("""
                "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Root" } } }
                """), $$"""
                , "definitions": { "Other": { "type": "integer" }, "Root": { "type": "object", "properties": { "x": { "type": "string" }, "p": { {{members}} } } } }
                """),
            "items 2" => Swagger2(Operation2($$"""
                "parameters": [ { "name": "p", "in": "query", "type": "array", "items": { {{members}} } } ], {{Ok}}
                """)),
            "header 2" => Swagger2(Operation2($$"""
                "responses": { "204": { "description": "", "headers": { "X-A": { {{members}} } } } }
                """)),
            "info" => OpenApi3(Operation(Ok), $$""", "info": { "title": "T", "version": "1"{{Member(members)}} } """),
            "components" => OpenApi3(Referring, $$""", "security": [ { "s": [] } ], "components": { {{members}} } """),
            "header" => OpenApi3(Operation($$""" "responses": { "204": { "description": "", "headers": { "X-A": { {{members}} } } } } """)),
            "xml" => OpenApi3(Returning(), Schemas($$""" "type": "string", "xml": { {{members}} } """)),
            "server variable" => OpenApi3(
                Operation(Ok), $$""", "servers": [ { "url": "https://{v}.test", "variables": { "v": { {{members}} } } } ] """),
            "flow" => OpenApi3(
                Operation(Ok), Secured($$"""{ "type": "oauth2", "flows": { "clientCredentials": { {{members}} } } }""")),
            "openapi" => OpenApi3(Operation(Ok), Member(members)),
            "server" => OpenApi3(Operation(Ok), $$""", "servers": [ { {{members}} }, { "url": "https://second.test" } ] """),
            "path item" => OpenApi3(
                $$""" "/a": { {{members}} }, "/b": { "get": { {{Ok}} } } """,
                $$""", "components": { "pathItems": { "P": { "get": { {{Ok}} } } } } """),
            "operation" => OpenApi3(Operation(Ok + Member(members))),
            "parameter" => OpenApi3(Operation($$""" "parameters": [ { "name": "p", "in": "query"{{Member(members)}} } ], {{Ok}} """)),
            "request body" => OpenApi3(Operation($$""" "requestBody": { {{members}} }, {{Ok}} """)),
            "media type" => OpenApi3(Operation($$""" "requestBody": { "content": { "multipart/form-data": { {{members}} } } }, {{Ok}} """)),
            "encoding" => OpenApi3(Operation($$"""
                "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object", "properties": { "a": { "type": "array", "items": { "type": "string" } } } },
                  "encoding": { "a": { {{members}} } } } } }, {{Ok}}
                """)),
            "response" => OpenApi3(Operation($$""" "responses": { "200": { {{members}} } } """)),
            "tag" => OpenApi3(Operation(Ok), $$""", "tags": [ { {{members}} } ] """),
            "discriminator" => OpenApi3(Returning(), Schemas($$"""
                "oneOf": [ { "$ref": "#/components/schemas/Left" }, { "$ref": "#/components/schemas/Right" } ], "discriminator": { {{members}} }
                """)),
            "security scheme" => OpenApi3(Operation(Ok), Secured($"{{ {members} }}")),
            "flows" => OpenApi3(Operation(Ok), Secured($$"""{ "type": "oauth2", "flows": { {{members}} } }""")),
            "schema" => OpenApi3(Returning(), Schemas(members)),
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };
        return ApiReader.Read(
            [OpenApiDocument.Parse(DocumentFile, document)], [new DocumentSelection(DocumentFile, [], [])],
            new ReadOptions { FollowsSecurity = place is "security scheme" or "flows" or "flow" or "components" }, CancellationToken.None);
    }

    // Operations that refer to an entry of each kind of component.
    private const string Referring = """
        "/a": { "post": { "parameters": [ { "$ref": "#/components/parameters/P" } ], "requestBody": { "$ref": "#/components/requestBodies/B" },
          "responses": { "200": { "description": "", "headers": { "X-A": { "$ref": "#/components/headers/H" } },
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S" } } } }, "404": { "$ref": "#/components/responses/R" } } } },
        "/b": { "$ref": "#/components/pathItems/I" },
        "/c": { "get": { "responses": { "200": { "description": "", "content": { "application/json": { "$ref": "#/components/mediaTypes/M" } } } } } }
        """;

    private static string Member(string members) => members.Trim().Length == 0 ? "" : "," + members;

    private static string Swagger2(string paths, string more = "") =>
        $$"""{ "swagger": "2.0", "info": { "title": "T", "version": "1" }, "paths": { {{paths}} }{{more}} }""";

    private static string OpenApi3(string paths, string more = "") =>
        $$"""{ "openapi": "3.2.0", "info": { "title": "T", "version": "1" }, "paths": { {{paths}} }{{more}} }""";

    private static string Operation2(string members) => $$"""
        "/a": { "post": { {{members}} } }, "/b": { "get": { "responses": { "200": { "description": "", "schema": { "type": "object", "properties": { "a": { "type": "string" } } } } } } },
        "/c": { "put": { "parameters": [ { "name": "b", "in": "body", "schema": { "type": "object" } } ], "responses": { "204": { "description": "" } } } }
        """;

    private static string Operation(string members) => $$""" "/a": { "post": { {{members}} } } """;

    private static string Returning() => Operation("""
        "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Root" } } } } }
        """);

    private static string Schemas(string members) => $$"""
        , "components": { "schemas": {
          "Left": { "type": "object", "properties": { "x": { "type": "string" }, "l": { "type": "string" } } },
          "Right": { "type": "object", "properties": { "x": { "type": "string" }, "r": { "type": "string" } } },
          "Root": { "type": "object", "properties": { "p": { {{members}} } } } } }
        """;

    private static string Secured(string scheme) =>
        $$""", "security": [ { "s": [] } ], "components": { "securitySchemes": { "s": {{scheme}} } } """;
}
