namespace BackupJobsGen.Tests.Reading;

/// <summary>The fields that the specifications give each object.</summary>
internal static class KeywordFields
{
    // Texts for readers, what callers decide, what says only what the service sends, and what describes XML, which is not read (BJG3017).
    // Links, and lists of lists in a URL (BJG3015), are reported as a whole.
    public static readonly string[] Annotations =
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
    public static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
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
    public static readonly string[] Frame =
        [
            "swagger swagger", "swagger info", "swagger paths", "swagger definitions", "swagger parameters", "swagger responses",
            "swagger securityDefinitions", "operation 2 responses", "operation 2 parameters", "parameter 2 in", "openapi openapi",
            "openapi info", "openapi paths", "openapi components", "operation responses", "parameter in", "request body content",
            "schema $defs", "schema $anchor",
            "schema $dynamicAnchor", "security scheme in", "security scheme type", "security scheme flows", "security scheme name",
            "parameter name", "parameter 2 name", "schema 2 discriminator",
        ];
}
