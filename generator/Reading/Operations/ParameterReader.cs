using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>
/// Reads parameters of both dialects: Swagger 2.0 has the schema keywords in the parameter, OpenAPI 3 in a schema of its own.
/// </summary>
internal sealed class ParameterReader(ReadContext context, SchemaReader schemas)
{
    /// <summary>The parameters of a path item, an operation or a host, references followed.</summary>
    public IEnumerable<DocumentNode> List(DocumentNode holder)
    {
        if (context.Array(holder, "parameters") is not { } list)
            return [];
        List<DocumentNode> nodes = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (JsonNode item in list.Json.Items)
        {
            if (context.Target(list.With(item), DocumentPlaces.Parameter) is not { } parameter)
                continue;
            nodes.Add(parameter);
            if (parameter.Json["name"] is { Value.Length: > 0 } name && !known.Add(Key(parameter)))
                context.Report(
                    Problems.Unsupported, list.With(item), name.Value,
                    "the list has a parameter of this name and location before it; the last one is used");
            if (IsOpenApi3(parameter))
                KeywordNames.Parameter.Check(context, parameter);
        }

        return nodes;
    }

    /// <summary>
    /// The operation's own parameters after those of its path item; a parameter with the same name and location replaces the path
    /// item's.
    /// </summary>
    public IReadOnlyList<DocumentNode> Merged(OperationNode operation)
    {
        List<DocumentNode> merged = [];
        Dictionary<string, DocumentNode> known = new(StringComparer.Ordinal);
        foreach (DocumentNode node in List(operation.Item).Concat(List(operation.Operation)))
        {
            string key = Key(node);
            if (known.TryGetValue(key, out DocumentNode? other))
                merged[merged.IndexOf(other)] = node;
            else
                merged.Add(node);
            known[key] = node;
        }

        return merged;
    }

    private static string Key(DocumentNode node) => $"{node.Json["in"]?.Value} {node.Json["name"]?.Value}";

    /// <summary>Null, with a report, for a parameter without a usable name or location.</summary>
    public ApiParameter? Read(DocumentNode node)
    {
        ParameterLocation? location = ParameterPlace.Of(context.String(node, "in"));
        if (context.String(node, "in") == "querystring")
            return ReadQueryString(node);
        if (location is not null)
            return IsProtocolHeader(node, location.Value) ? null : ReadAs(node, location.Value);
        context.Report(Problems.MissingName, node, "in", ParameterPlace.Hint(node));
        return null;
    }

    // The whole query of OpenAPI 3.2. A form is its fields, each a parameter; anything else has no name that could be sent.
    private ApiParameter? ReadQueryString(DocumentNode node)
    {
        if (node["content"] is { Json.Members.Length: 1 } content && MediaTypes.IsForm(content.Json.Members[0].Name!)
            && schemas.IsObject(SchemaOf(node)) && context.String(node, "name") is { Length: > 0 } name)
            return Read(
                name, node, SchemaOf(node), ParameterLocation.Query, context.Flag(node, "required"), SerializationStyle.Multi);
        context.Report(Problems.Unsupported, node["in"]!, "querystring", "its content is not a form; the parameter is ignored");
        return null;
    }

    // OpenAPI 3 ignores these parameters: media types and security describe them.
    private static bool IsProtocolHeader(DocumentNode node, ParameterLocation location) =>
        location == ParameterLocation.Header && IsOpenApi3(node)
        && node.Json["name"]?.Value.ToLowerInvariant() is "accept" or "content-type" or "authorization";

    // A file that is only referred to has no version; in Swagger 2.0 the keywords of the schema are in the parameter itself.
    private static bool IsOpenApi3(DocumentNode node) => node.Document.Dialect switch
    {
        OpenApiDialect.Unknown => node["schema"] is not null || node["content"] is not null,
        var dialect => dialect != OpenApiDialect.Swagger20,
    };

    public static bool IsBody(DocumentNode node) => node.Json["in"] is { IsString: true, Value: "body" };

    public ApiParameter? ReadAs(DocumentNode node, ParameterLocation location)
    {
        if (context.String(node, "name") is not { Length: > 0 } name)
        {
            context.Report(Problems.MissingName, node, "name", "");
            return null;
        }

        context.CheckName(node, name);
        if (location == ParameterLocation.Header && !HttpToken.IsValid(name))
            context.Report(Problems.Unsupported, node["name"]!, name, "no header can have this name; it is not sent");
        bool required = location is ParameterLocation.Path or ParameterLocation.Host || context.Flag(node, "required");
        return Read(name, node, SchemaOf(node), location, required, ParameterStyles.Read(context, node, location));
    }

    /// <summary>A field of a form, which OpenAPI 3 describes as a member of an object.</summary>
    /// <param name="name">JSON name of the member.</param>
    /// <param name="declarations">Every schema that the member is declared with: all limits count, and the last one with a type.</param>
    /// <param name="required">Whether the form needs it.</param>
    /// <param name="encoding">The field's encoding object; or null.</param>
    public ApiParameter ReadField(string name, IReadOnlyList<DocumentNode> declarations, bool required, DocumentNode? encoding)
    {
        DocumentNode property = SchemaFacts.LastOfType(declarations);
        SerializationStyle? style = encoding is null ? null : ParameterStyles.OfField(context, encoding);
        ApiParameter field = Read(name, property, property, ParameterLocation.Form, required, style ?? SerializationStyle.Multi);
        if (declarations.Count > 1)
            field = field with { Limits = schemas.Limits(declarations, field.Type) };
        ReportFiles(name, property, field.Type);
        field = field with
        {
            PartHeaders = encoding is null ? [] : ReadPartHeaders(encoding),
            IsFlat = style is not null && schemas.IsObject(property),
        };
        string? contentType = encoding is null ? null : context.String(encoding, "contentType");
        return field.IsFlat || !IsJsonPart(field.Type)
            ? field with { MediaType = MediaTypes.OfPart(contentType) ?? MediaTypes.OfPart(schemas.ContentMediaType(property)) }
            : AsPart(field, property, MediaTypes.OfJsonPart(contentType));
    }

    private bool IsJsonPart(ApiType type) =>
        type is ApiList list ? IsJsonPart(list.Item) : type is not ApiStream && !schemas.HasStringForm(type);

    // What is written as JSON has no other form. Without a schema, the bytes of a part are described by its media type.
    private ApiParameter AsPart(ApiParameter field, DocumentNode property, string? mediaType)
    {
        field = field with { MediaType = mediaType };
        if (mediaType is null || MediaTypes.IsJson(mediaType))
            return field;
        ApiType written = new ApiStream();
        if (field.Type is not (ApiAnyJson or ApiList { Item: ApiAnyJson }))
        {
            context.Report(Problems.ParameterType, property, field.WireName, mediaType);
            written = new ApiScalar(ScalarKind.String);
        }

        return field with { Type = field.Type is ApiList ? new ApiList(written) : written, Limits = [], Default = null };
    }

    // Bytes are a part of their own, which a field with several of them, or with one of several types, does not have.
    private void ReportFiles(string name, DocumentNode property, ApiType type)
    {
        if (type is ApiMap && schemas.Facts(property)["additionalProperties"] is { Json.IsObject: true } value && schemas.IsFile(value))
            context.Report(Problems.Unsupported, property, name, "files of a map are sent as strings of one JSON part");
        else if (type is ApiReference && schemas.IsUnion(property) && schemas.HasFileVariant(property))
            context.Report(Problems.Unsupported, property, name, "a file cannot be one of several types of a field; the others are sent");
    }

    // Headers that the media type and the name of the field decide are not parameters.
    private EquatableArray<ApiParameter> ReadPartHeaders(DocumentNode encoding)
    {
        List<ApiParameter> read = [];
        DocumentNode? headers = context.Object(encoding, "headers");
        foreach (JsonNode member in headers is null ? default : headers.Json.Members)
        {
            if (member.Name!.ToLowerInvariant() is "content-type" or "content-disposition"
                || context.Object(headers!, member.Name) is not { } node
                || context.Target(node, DocumentPlaces.Header) is not { } header)
                continue;
            read.Add(
                Read(
                    member.Name, header, SchemaOf(header), ParameterLocation.Header, context.Flag(header, "required"),
                    ParameterStyles.Read(context, header, ParameterLocation.Header)));
        }

        return read.ToEquatableArray();
    }

    private ApiParameter Read(
        string name, DocumentNode node, DocumentNode schema, ParameterLocation location, bool required, SerializationStyle style)
    {
        ReportUnsupported(node);
        schema = Sent(schema, style);
        ReferenceChain facts = schemas.Facts(schema);
        ApiValue? constant = schemas.Constant(schema, required, out ApiType type);
        if (constant is null)
            type = TypeOf(schema, location, ref style, name);
        bool secret = context.Flag(node, "x-ms-secret")
            || context.Flag(facts, "x-ms-secret")
            || type is ApiScalar { Kind: ScalarKind.Secret };
        return new ApiParameter
        {
            WireName = name,
            ClientName = context.String(node, "x-ms-client-name"),
            Description = context.String(node, "description"),
            In = location,
            Type = secret && type is ApiScalar { Kind: ScalarKind.String } ? new ApiScalar(ScalarKind.Secret) : type,
            Required = required,
            Style = style,
            SkipUrlEncoding = context.Flag(node, "x-ms-skip-url-encoding"),
            Secret = secret,
            Constant = constant,
            Default = schemas.Default(schema),
            Limits = schemas.Limits(schema, style == SerializationStyle.Json ? type : ParameterStyles.AsText(type)),
        };
    }

    private bool IsFlat(DocumentNode schema, ApiType type) =>
        schema.Document.Dialect != OpenApiDialect.Swagger20
        && (type is ApiMap map
            ? schemas.HasStringForm(map.Value)
            : type is ApiReference && schemas.Members(schema).Properties.All(schemas.HasStringForm));

    /// <summary>The type of a response header.</summary>
    public ApiType ReadHeader(DocumentNode header, string name)
    {
        ReportUnsupported(header);
        SerializationStyle style = ParameterStyles.IsJson(header) ? SerializationStyle.Json : SerializationStyle.Csv;
        return TypeOf(Sent(SchemaOf(header), style), ParameterLocation.Header, ref style, name);
    }

    // A choice between a list and its item is the list where both have a string form.
    private DocumentNode Sent(DocumentNode schema, SerializationStyle style) =>
        style == SerializationStyle.Json ? schema : schemas.ListOrItem(schema) ?? schema;

    /// <summary>The schema of a parameter or header: in OpenAPI 3 a member, possibly of a media type.</summary>
    public DocumentNode SchemaOf(DocumentNode node)
    {
        if (node["schema"] is { } schema)
            return schema;
        return context.Object(node, "content") is { Json.Members.Length: > 0 } content
            && BodyTypes.MediaType(context, content, content.Json.Members[0].Name!)?["schema"] is { } inContent
            ? inContent
            : node;
    }

    private void ReportUnsupported(DocumentNode parameter)
    {
        const string Prefix = "x-ms-header-collection-prefix";
        const string Reserved = "allowReserved";
        if (parameter["schema"] is not null && parameter["content"] is { } content)
            context.Report(Problems.Unsupported, content, "content", "it is ignored next to 'schema': a parameter has one of both");
        if (parameter[Prefix] is { } prefix)
            context.Report(Problems.Unsupported, prefix, Prefix, "it is sent as one header with exactly this name");
        if (parameter[Reserved] is { Json.IsTrue: true } reserved)
            context.Report(Problems.Unsupported, reserved, Reserved, "reserved characters are percent-encoded like all others");
    }

    // Objects with simple members have a form in every style; where the standard gives none, the caller formats the string.
    private ApiType TypeOf(DocumentNode schema, ParameterLocation location, ref SerializationStyle style, string name)
    {
        if (location == ParameterLocation.Form && schemas.IsFile(schema))
        {
            // Swagger 2.0 has no list of files; its writers say so by the collection format.
            bool isSeveral = schema["collectionFormat"] is not null && style == SerializationStyle.Multi;
            return isSeveral ? new ApiList(new ApiStream()) : new ApiStream();
        }

        if (location == ParameterLocation.Form && schemas.IsFileList(schema))
            return new ApiList(new ApiStream());
        ApiType type = schemas.Read(schema);
        bool isFile = (schema["items"] ?? schema)["type"] is { Json.Value: "file" };
        bool isList = type is ApiList list && schemas.HasStringForm(list.Item) && !isFile;
        bool isObject = schemas.IsObject(schema)
            && (location is ParameterLocation.Query or ParameterLocation.Form
                && style is SerializationStyle.Multi or SerializationStyle.DeepObject
                || style != SerializationStyle.DeepObject && IsFlat(schema, type));
        if (style == SerializationStyle.SimpleExploded && !isObject)
            style = SerializationStyle.Csv;
        bool isDeep = style == SerializationStyle.DeepObject;
        if (isDeep && !isObject && (isList || schemas.HasStringForm(type)))
        {
            context.Report(Problems.ParameterStyle, schema, "deepObject", isList ? "a list that repeats the name" : "the plain value");
        }

        // Of a choice, what is an object has a field for each member.
        bool isChoice = location == ParameterLocation.Form && type is ApiReference && schemas.IsUnion(schema);
        if (isDeep && !isObject && (!isChoice || schemas.HasStringForm(schema)))
            style = SerializationStyle.Multi;
        bool fits = location == ParameterLocation.Form
            || style == SerializationStyle.Json
            || schemas.HasStringForm(type) && !isFile
            || isList
            || isObject;
        if (fits)
            return type;
        context.Report(Problems.ParameterType, schema, name, location == ParameterLocation.Header ? "a header" : "a URL");
        return new ApiScalar(ScalarKind.String);
    }
}
