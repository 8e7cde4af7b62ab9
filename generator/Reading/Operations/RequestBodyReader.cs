using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads the requestBody of OpenAPI 3. The fields of a form become parameters, as they are in Swagger 2.0.</summary>
internal sealed class RequestBodyReader(ReadContext context, SchemaReader schemas, ParameterReader parameters, BodyTypes types)
{
    /// <param name="operationParameters">Receives the fields of a form.</param>
    public ApiBody? Read(OperationNode operation, List<ApiParameter> operationParameters)
    {
        if (context.Object(operation.Operation, "requestBody") is not { } node
            || context.Target(node, DocumentPlaces.RequestBody) is not { } body)
            return null;
        bool isReported = KeywordNames.RequestBody.Check(context, body);
        if (context.Object(body, "content") is not { Json.Members.Length: > 0 } content)
        {
            if (!isReported && body["content"] is null or { Json.IsObject: true })
                context.Report(Problems.WrongKind, body, "requestBody", "an object with a media type in 'content'");
            return null;
        }

        bool required = context.Flag(body, "required");
        string key = PreferredKey(content);
        ApiType? type = null;
        DocumentNode? schema = null;
        string mediaType = key;
        if (MediaTypes.IsForm(key) && Fields(content, key, operationParameters) is { Count: > 0 } fields)
            operationParameters.AddRange(fields);
        else
            type = types.ReadContent(body, out mediaType, out schema);
        return new ApiBody(
            context.String(operation.Operation, "x-ms-requestBody-name")
                ?? context.String(body, "x-ms-requestBody-name")
                ?? context.String(body, "x-ms-client-name")
                ?? "body",
            null,
            context.String(body, "description"),
            MediaTypes.OfBody(mediaType),
            type,
            required)
        {
            // The boundary of a form that the caller writes is in its media type.
            HasMediaTypes = type is ApiStream && (MediaTypes.IsMultipart(key) || MediaTypes.AreSeveral(BodyTypes.Keys(content))),
            IsNullable = type is not null && types.IsNullable(schema),
            Limits = schema is not null && type is not null ? schemas.Limits(schema, type) : [],
        };
    }

    // A form that is offered in both types is multipart if it has a file: the other type cannot carry one. So it is with JSON whose
    // schema has the file, too.
    private string PreferredKey(DocumentNode content)
    {
        string key = BodyTypes.PreferredKey(content);
        if (MediaTypes.IsMultipart(key)
            || BodyTypes.Keys(content).FirstOrDefault(MediaTypes.IsMultipartForm) is not { } multipart
            || !HasFile(content, multipart))
            return key;
        return MediaTypes.IsForm(key) || HasFile(content, key) ? multipart : key;
    }

    private bool HasFile(DocumentNode content, string key) =>
        types.MediaType(content, key)?["schema"] is { } schema && !schemas.IsStream(schema)
        && schemas.Forms(schema).SelectMany(form => schemas.Members(form).Properties)
            .Any(property => schemas.IsFile(property) || schemas.IsFileList(property));

    // A field of several forms may fit either.
    private EquatableArray<ApiLimit> LimitsOfAny(ObjectMembers[] forms, ApiParameter field)
    {
        IReadOnlyList<DocumentNode>[] declared =
            [.. forms.Select(form => form.Declarations(field.WireName)).Where(schemas => schemas.Count > 0)];
        if (declared.Select(one => schemas.Limits(one, field.Type)).Distinct().Count() == 1)
            return field.Limits;
        schemas.ReportAlternatives([.. declared.SelectMany(one => one)]);
        return [];
    }

    private List<ApiParameter> Fields(DocumentNode content, string key, List<ApiParameter> others)
    {
        List<ApiParameter> fields = [];
        if (types.MediaType(content, key) is not { } media || media["schema"] is not { } schema)
            return fields;
        ObjectMembers[] forms = [.. schemas.Forms(schema).Select(schemas.Members)];
        if (!Array.TrueForAll(forms, form => form.Properties.Any()))
            return fields;
        bool isUrlEncoded = key.StartsWith(MediaTypes.UrlEncoded, StringComparison.OrdinalIgnoreCase);
        DocumentNode? encodings = context.Object(media, "encoding");
        foreach ((ObjectMembers form, DocumentNode property) in forms.SelectMany(form => form.Properties.Select(one => (form, one))))
        {
            string name = property.Json.Name!;
            IReadOnlyList<DocumentNode> declarations = form.Declarations(name);
            bool required = Array.TrueForAll(forms, form => form.IsRequired(name));
            DocumentNode? encoding = encodings is not null && context.Object(encodings, name) is { } declared
                ? context.Target(declared, DocumentPlaces.Encoding)
                : null;
            if (schemas.IsReadOnly(property)
                || others.Concat(fields).Any(other => other.In == ParameterLocation.Form && other.WireName == name))
                continue;
            // The only value of one variant is not that of another.
            ApiParameter field = parameters.ReadField(name, declarations, required && forms.Length == 1, encoding);
            fields.Add(
                forms.Length == 1 ? field : field with { Required = required, Constant = null, Limits = LimitsOfAny(forms, field) });
            if (isUrlEncoded && encoding?["headers"] is { } headers)
                context.Report(Problems.Unsupported, headers, "headers", "fields of this form have no headers");
        }

        foreach (JsonNode member in encodings is null ? default : encodings.Json.Members)
        {
            if (!Array.Exists(forms, form => form[member.Name!] is not null))
                context.Report(Problems.Unsupported, encodings!.With(member), member.Name!, "the form has no field of this name");
        }

        if (forms.FirstOrDefault(form => form.AdditionalProperties is not null) is { AdditionalProperties: { } additional })
            context.Report(Problems.Unsupported, additional, "additionalProperties", "fields that are not declared cannot be sent");
        return fields;
    }
}
