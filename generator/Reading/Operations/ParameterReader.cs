using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads parameters of both dialects: Swagger 2.0 puts the schema's words into the parameter, OpenAPI 3 beside it.</summary>
internal sealed class ParameterReader(ReadContext context, SchemaReader schemas)
{
    /// <summary>The parameters of a path item, an operation or a host, references followed.</summary>
    public IEnumerable<Place> List(Place holder)
    {
        if (context.Array(holder, "parameters") is not { } list)
            return [];
        List<Place> places = [];
        foreach (JsonNode item in list.Node.Items)
        {
            if (context.Follow(list.With(item)) is { } chain)
                places.Add(chain.Target);
        }

        return places;
    }

    /// <summary>The operation's own parameters after those of its path item; one with the same name and location takes the place of the other.</summary>
    public IReadOnlyList<Place> Merged(OperationPlace operation)
    {
        List<Place> merged = [];
        Dictionary<string, Place> known = new(StringComparer.Ordinal);
        foreach (Place place in List(operation.Item).Concat(List(operation.Operation)))
        {
            string key = $"{place.Node["in"]?.Text} {place.Node["name"]?.Text}";
            if (known.TryGetValue(key, out Place? other))
                merged[merged.IndexOf(other)] = place;
            else
                merged.Add(place);
            known[key] = place;
        }

        return merged;
    }

    /// <summary>Null for a body, and, reported, for a parameter without a usable name or location.</summary>
    public ApiParameter? Read(Place place)
    {
        ParameterLocation? location = context.Text(place, "in") switch
        {
            "path" => ParameterLocation.Path,
            "query" => ParameterLocation.Query,
            "header" => ParameterLocation.Header,
            "cookie" => ParameterLocation.Cookie,
            "formData" => ParameterLocation.Form,
            _ => null,
        };
        if (location is not null)
            return IsProtocolHeader(place, location.Value) ? null : ReadAs(place, location.Value);
        if (!IsBody(place) || place.Document.Dialect != OpenApiDialect.Swagger20)
            context.Report(Problems.MissingName, place, "in");
        return null;
    }

    // OpenAPI 3 says that such a parameter is to be ignored: media types and security speak for it.
    private static bool IsProtocolHeader(Place place, ParameterLocation location) =>
        location == ParameterLocation.Header
        && place.Document.Dialect is OpenApiDialect.OpenApi30 or OpenApiDialect.OpenApi31
        && place.Node["name"]?.Text.ToLowerInvariant() is "accept" or "content-type" or "authorization";

    public static bool IsBody(Place place) => place.Node["in"] is { IsString: true, Text: "body" };

    public ApiParameter? ReadAs(Place place, ParameterLocation location)
    {
        if (context.Text(place, "name") is not { Length: > 0 } name)
        {
            context.Report(Problems.MissingName, place, "name");
            return null;
        }

        bool required = location is ParameterLocation.Path or ParameterLocation.Host || context.Flag(place, "required");
        return Read(name, place, SchemaOf(place), location, required, ParameterStyles.Read(context, place, location));
    }

    /// <summary>A field of a form, which OpenAPI 3 describes as a member of an object.</summary>
    public ApiParameter ReadField(string name, Place property, bool required) =>
        Read(name, property, property, ParameterLocation.Form, required, SerializationStyle.Multi);

    private ApiParameter Read(string name, Place place, Place schema, ParameterLocation location, bool required, SerializationStyle style)
    {
        ReportUnsupported(place);
        ReferenceChain facts = schemas.Facts(schema);
        ApiValue? constant = schemas.Constant(schema, required, out ApiType type);
        if (constant is null)
            type = TypeOf(schema, location, ref style, name);
        bool secret = context.Flag(place, "x-ms-secret") || context.Flag(facts, "x-ms-secret") || type is ApiScalar { Kind: ScalarKind.Secret };
        return new ApiParameter
        {
            WireName = name,
            ClientName = context.Text(place, "x-ms-client-name"),
            Description = context.Text(place, "description"),
            In = location,
            Type = secret && type is ApiScalar { Kind: ScalarKind.String } ? new ApiScalar(ScalarKind.Secret) : type,
            Required = required,
            Style = style,
            SkipUrlEncoding = context.Flag(place, "x-ms-skip-url-encoding"),
            Secret = secret,
            Constant = constant,
            Default = facts["default"] is { } value ? ApiValue.Of(value.Node) : null,
        };
    }

    /// <summary>The type of a response header.</summary>
    public ApiType ReadHeader(Place header, string name)
    {
        ReportUnsupported(header);
        SerializationStyle style = header["content"] is null ? SerializationStyle.Csv : SerializationStyle.Json;
        return TypeOf(SchemaOf(header), ParameterLocation.Header, ref style, name);
    }

    /// <summary>The schema of a parameter or header: in OpenAPI 3 its own member, also below a media type.</summary>
    public static Place SchemaOf(Place place)
    {
        if (place["schema"] is { } schema)
            return schema;
        JsonNode? content = place.Node["content"];
        return content is { Members.Length: > 0 } && place.With(content.Members[0])["schema"] is { } inContent ? inContent : place;
    }

    private void ReportUnsupported(Place parameter)
    {
        const string Prefix = "x-ms-header-collection-prefix";
        const string Reserved = "allowReserved";
        if (parameter[Prefix] is { } prefix)
            context.Report(Problems.Unsupported, prefix, Prefix, "it is one header with exactly this name");
        if (parameter[Reserved] is { Node.IsTrue: true } reserved)
            context.Report(Problems.Unsupported, reserved, Reserved, "reserved characters are percent-encoded like all others");
    }

    // Objects are members in a query, if the style says so; elsewhere their text is the caller's business.
    private ApiType TypeOf(Place schema, ParameterLocation location, ref SerializationStyle style, string name)
    {
        if (location == ParameterLocation.Form && schemas.IsStream(schema))
            return new ApiStream();
        if (location == ParameterLocation.Form && schema["items"] is { } items && schemas.IsStream(items))
            return new ApiList(new ApiStream());
        ApiType type = schemas.Read(schema);
        bool isList = type is ApiList list && schemas.IsText(list.Item);
        bool isObject = location == ParameterLocation.Query && style is SerializationStyle.Multi or SerializationStyle.DeepObject && schemas.IsObject(schema);
        if (style == SerializationStyle.DeepObject && !isObject)
        {
            context.Report(Problems.ParameterStyle, schema, "deepObject", isList ? "a list that repeats the name" : "the plain value");
            style = SerializationStyle.Multi;
        }

        bool fits = location == ParameterLocation.Form || style == SerializationStyle.Json || schemas.IsText(type) || isList || isObject;
        if (fits)
            return type;
        context.Report(Problems.ParameterType, schema, name, location == ParameterLocation.Header ? "a header" : "a URL");
        return new ApiScalar(ScalarKind.String);
    }
}
