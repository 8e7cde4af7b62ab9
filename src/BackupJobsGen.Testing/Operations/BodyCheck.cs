using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Operations;

/// <summary>Checks a request's body: its media type and its content.</summary>
internal sealed class BodyCheck(LoadedDocument document, Discriminators discriminators, ParameterText text)
{
    public void Check(MockRequest request, DocumentOperation operation, ViolationList violations)
    {
        DeclaredBody? declared = DeclaredBody.Of(document, operation);
        bool isSent = request.BodyBytes.Length > 0 || request.Header("Content-Type") is not null;
        if (!isSent || declared is null)
        {
            if (declared is { IsRequired: true })
                violations.Add("body", "is missing", declared.Node);
            else if (declared is null && request.BodyBytes.Length > 0)
                violations.Add("body", "is not declared", operation.Node);
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out MediaTypeHeaderValue? type))
        {
            violations.Add("header Content-Type", "is missing or invalid", declared.Node);
            return;
        }

        if (declared.Content(type.MediaType!) is not { } content)
        {
            string allowed = string.Join(", ", declared.MediaTypeRules);
            violations.Add("header Content-Type", $"is {type.MediaType}; declared: {allowed}", declared.Node);
            return;
        }

        Check(request, type, content, violations);
    }

    private void Check(MockRequest request, MediaTypeHeaderValue type, BodyContent content, ViolationList violations)
    {
        string mediaType = type.MediaType!.ToLowerInvariant();
        if (MediaTypeRules.IsJson(mediaType))
            CheckJson(request.BodyBytes, content.Schema, "body", violations, content.Node);
        else if (MediaTypeRules.IsUrlencoded(mediaType))
            CheckForm(
                FormFields.Urlencoded(request.Text), SentValues.Encoded(request.Text), content, isMultipart: false, violations);
        else if (mediaType.StartsWith("multipart/", StringComparison.Ordinal))
            CheckMultipart(request, type, content, violations);
        else if (mediaType.StartsWith("text/", StringComparison.Ordinal) && content.Schema is { } schema)
            CheckValue(text.Scalar(schema, request.Text), schema, "body", violations);
    }

    private void CheckMultipart(MockRequest request, MediaTypeHeaderValue type, BodyContent content, ViolationList violations)
    {
        string? boundary = type.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
        if (string.IsNullOrEmpty(boundary))
            violations.Add("header Content-Type", "has no boundary", content.Node);
        else if (FormFields.Multipart(request.BodyBytes, boundary) is { } fields)
            CheckForm(fields, SentValues.Plain(fields), content, isMultipart: true, violations);
        else
            violations.Add("body", "is not a valid multipart body", content.Node);
    }

    private void CheckForm(
        IReadOnlyList<FormField> fields, SentValues sent, BodyContent content, bool isMultipart, ViolationList violations)
    {
        IReadOnlyDictionary<string, DeclaredParameter> declared = content.Fields(document);
        foreach (DeclaredParameter parameter in declared.Values)
            CheckField(parameter, fields, sent, isMultipart, violations);
        foreach (string name in sent.Names.Where(name => !declared.ContainsKey(name.Split('[')[0]) && !content.IsOpen(document)))
            violations.Add($"form {name}", "is not declared", content.Node);
    }

    private void CheckField(
        DeclaredParameter parameter, IReadOnlyList<FormField> fields, SentValues sent, bool isMultipart, ViolationList violations)
    {
        string location = $"form {parameter.Name}";
        FormField[] named = [.. fields.Where(field => field.Name == parameter.Name)];
        IReadOnlyDictionary<string, string> members = sent.Within(parameter.Name);
        if (named.Length == 0 && members.Count == 0)
        {
            if (parameter.IsRequired)
                violations.Add(location, "is missing", parameter.Node);
            return;
        }

        // A part of another type has another form than its schema says.
        if (isMultipart && !HaveMediaTypes(named, parameter.MediaTypes, location, violations))
            return;
        if (named.Any(field => field.FileName is not null || !HasValue(field, parameter.MediaTypes)))
            return;
        if (named.Length > 0 && named.All(field => IsJson(field, parameter.MediaTypes, isMultipart)))
            CheckJson(Joined(named, parameter.Schema), parameter.Schema, location, violations, parameter.Node);
        else if (text.TooMany(parameter.Schema, named.Length) is { } fault)
            violations.Add(location, fault, parameter.Node);
        else if (text.Value(parameter, sent.Of(parameter.Name), members, isEncoded: !isMultipart) is { } value)
            CheckValue(value, parameter.Schema, location, violations);
    }

    private static bool HaveMediaTypes(FormField[] parts, FieldMediaTypes? expected, string location, ViolationList violations)
    {
        if (expected is null || Array.Find(parts, part => !expected.Include(part.MediaType ?? "")) is not { } wrong)
            return true;
        string sent = wrong.MediaType is null ? "has no media type" : $"is {MediaTypeRules.Plain(wrong.MediaType)}";
        violations.Add(location, $"{sent}; expected: {string.Join(", ", expected.Names)}", expected.Node);
        return false;
    }

    // Of a type that the document names, such as XML, a schema does not say how the value is written.
    private static bool HasValue(FormField field, FieldMediaTypes? expected) =>
        expected is null || MediaTypeRules.Plain(field.MediaType ?? "text/plain") is var type
        && (MediaTypeRules.IsJson(type) || type.StartsWith("text/", StringComparison.Ordinal) && type != "text/xml");

    private static bool IsJson(FormField field, FieldMediaTypes? expected, bool isMultipart) =>
        expected is not { AreOfString: true }
        && (isMultipart ? MediaTypeRules.IsJson(field.MediaType) : expected?.AreJson(field.Text) == true);

    // A list is one value, or a part for each item.
    private byte[] Joined(FormField[] fields, DocumentNode schema)
    {
        bool isWhole = fields.Length == 1
            && (!SchemaView.Of(document, schema).IsArray || fields[0].Text.TrimStart().StartsWith('['));
        string json = string.Join(',', fields.Select(field => field.Text));
        return Encoding.UTF8.GetBytes(isWhole ? json : $"[{json}]");
    }

    private void CheckJson(byte[] body, DocumentNode? schema, string location, ViolationList violations, DocumentNode rule)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 128 });
            if (schema is not null)
                violations.Add(location, Faults(json.RootElement, schema));
        }
        catch (JsonException fault)
        {
            violations.Add(location, $"is not valid JSON: {fault.Message}", rule);
        }
    }

    private void CheckValue(Node? value, DocumentNode schema, string location, ViolationList violations)
    {
        using JsonDocument json = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        violations.Add(location, Faults(json.RootElement, schema));
    }

    private IReadOnlyList<SchemaFault> Faults(JsonElement value, DocumentNode schema) =>
        new SchemaCheck(document, discriminators, Direction.Request).Check(value, schema);
}
