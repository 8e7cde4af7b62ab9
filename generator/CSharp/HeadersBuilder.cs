using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides names and types of the headers of a client's responses.</summary>
internal static class HeadersBuilder
{
    // ApiResponse has properties for these.
    private static readonly string[] Known = ["ETag", "Retry-After", "x-ms-request-id", "request-id", "x-ms-client-request-id"];

    /// <summary>Null where no response has headers.</summary>
    public static HeadersFileModel? Build(ApiModel model, ClientOptions options, TypeNames names, TypeMap types)
    {
        IGrouping<string, ApiHeader>[] headers =
            [.. model.Operations.SelectMany(operation => operation.Responses)
                .SelectMany(response => response.Headers)
                .Where(header => !Known.Contains(header.WireName, StringComparer.OrdinalIgnoreCase))
                .GroupBy(header => header.WireName, StringComparer.OrdinalIgnoreCase)];
        if (headers.Length == 0)
            return null;
        NameScope methods = new(MemberNames.OfHeaders);
        return new HeadersFileModel
        {
            Namespace = options.Namespace,
            Name = names.TakeOutcome(options.ClientName + "Headers"),
            Client = options.ClientName,
            Headers = headers.Select(header => Build(header, methods, types)).ToEquatableArray(),
        };
    }

    private static HeaderModel Build(IGrouping<string, ApiHeader> header, NameScope methods, TypeMap types)
    {
        string name = header.Select(one => one.ClientName).FirstOrDefault(client => client is not null) ?? header.Key;
        return new HeaderModel(
            methods.Take("Get" + Identifiers.Pascal(name, "Header")), header.Key,
            header.Select(one => one.Description).FirstOrDefault(description => description is not null), TypeOf(header, types));
    }

    // One string for all where operations differ, and for what has no form of its own in a header.
    private static CSharpType? TypeOf(IEnumerable<ApiHeader> header, TypeMap types)
    {
        CSharpType[] declared = [.. header.Select(one => one.IsJson ? new RawJsonType() : types.Of(one.Type)).Distinct()];
        bool isTyped = declared.Length == 1 && declared[0] is EnumType
            or ListType { Item: { Type: ScalarType or EnumType, IsNullable: false } }
            or ScalarType { Kind: not (ScalarKind.String or ScalarKind.Secret) };
        return isTyped ? declared[0] : null;
    }
}
