using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Finds the error in a parsed body. Errors are rare: this reads with tolerance, not with speed.</summary>
internal static class ApiErrorReader
{
    public static ApiError? Read(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array && body.GetArrayLength() > 0)
            body = body[0];
        if (body.ValueKind != JsonValueKind.Object)
            return null;
        JsonElement wrapped = Member(body, "error") is { ValueKind: not JsonValueKind.Undefined } error
            ? error
            : Member(body, "odata.error");
        if (wrapped.ValueKind == JsonValueKind.Object)
            return ReadOne(wrapped);
        if (wrapped.ValueKind == JsonValueKind.String)
            return ReadOne(body) with
            {
                Code = wrapped.GetString(),
                Message = Text(body, "error_description") ?? Text(body, "message"),
            };
        ApiError plain = ReadOne(body);
        if (plain.Message is null)
            plain = Problem(body, plain);
        return plain.Code is null && plain.Message is null && plain.Details.Count == 0 ? null : plain;
    }

    // RFC 9457, with the map of errors that ASP.NET Core adds.
    private static ApiError Problem(JsonElement body, ApiError plain)
    {
        string? title = Text(body, "title");
        string? detail = Text(body, "detail");
        if (title is null && detail is null)
            return plain;
        JsonElement errors = Member(body, "errors");
        return plain with
        {
            Message = title is null || detail is null ? title ?? detail : $"{title.TrimEnd('.')}: {detail}",
            Details = errors.ValueKind == JsonValueKind.Object ? ValueList.From(errors.EnumerateObject().Select(OfMember)) : plain.Details,
        };
    }

    private static ApiError OfMember(JsonProperty member) => new()
    {
        Target = member.Name,
        Message = About(member.Name, string.Join(
            ' ', member.Value.ValueKind == JsonValueKind.Array
                ? member.Value.EnumerateArray().Select(static text => text.ToString())
                : [member.Value.ToString()])),
    };

    // Most messages name what they are about. After 'password:', whatever follows would be taken for one.
    private static string About(string target, string message) => message.Contains(target, StringComparison.OrdinalIgnoreCase) ? message
        : SecretWords.IsIn(target) ? $"{message} ({target})"
        : $"{target}: {message}";

    private static ApiError ReadOne(JsonElement error)
    {
        JsonElement details = Member(error, "details");
        if (details.ValueKind != JsonValueKind.Array)
            details = Member(error, "errors");
        // NestJS has a list of messages.
        if (details.ValueKind == JsonValueKind.Undefined)
            details = Member(error, "message");
        return new ApiError
        {
            Code = Text(error, "code"),
            Message = Text(error, "message"),
            Target = Text(error, "target"),
            Details = ValueList.From(Items(details).Select(ReadDetail).OfType<ApiError>()),
            AdditionalInfo = ValueList.From(
                Items(Member(error, "additionalInfo")).Where(static item => item.ValueKind == JsonValueKind.Object).Select(ReadInfo)),
        };
    }

    // Some services list strings, and problem details say where in the request the fault is.
    private static ApiError? ReadDetail(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
            return new ApiError { Message = item.GetString() };
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        ApiError read = ReadOne(Unwrap(item));
        if (read.Message is not null || Text(item, "detail") is not { } detail)
            return read;
        string? target = read.Target ?? Text(item, "pointer");
        return read with { Target = target, Message = target is null ? detail : About(target, detail) };
    }

    private static JsonElement Unwrap(JsonElement detail) =>
        Member(detail, "error") is { ValueKind: JsonValueKind.Object } inner ? inner : detail;

    private static ApiErrorInfo ReadInfo(JsonElement info) =>
        new(
            Text(info, "type"),
            Member(info, "info") is { ValueKind: not JsonValueKind.Undefined } value ? RawJson.Parse(value.GetRawText()) : null);

    private static JsonElement.ArrayEnumerator Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    /// <summary>A string, a number as a string, or the string in OData's <c>{"lang":…,"value":…}</c>.</summary>
    private static string? Text(JsonElement error, string name) => Member(error, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.Object } wrapped => Text(wrapped, "value"),
        _ => null,
    };

    /// <summary>A member by its exact name, else by its name without case: old services write <c>Code</c> and <c>Message</c>.</summary>
    private static JsonElement Member(JsonElement element, string name)
    {
        if (element.TryGetProperty(name, out JsonElement exact))
            return exact;
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return default;
    }
}
