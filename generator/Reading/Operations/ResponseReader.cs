using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>A response and where its body's schema stands, for those who must look into it.</summary>
internal sealed record ReadResponse(DeclaredResponse Response, Place? Schema);

/// <summary>Reads the responses of an operation, of both dialects.</summary>
internal sealed class ResponseReader(ReadContext context, BodyTypes bodies, ParameterReader parameters)
{
    public IReadOnlyList<ReadResponse> Read(OperationPlace operation)
    {
        List<ReadResponse> responses = [];
        if (context.Object(operation.Operation, "responses") is { } list)
        {
            bool hasSuccess = list.Node.Members.ToArray().Any(member => IsStatus(member.Name!) && IsSuccess(member.Name!));
            foreach (JsonNode member in list.Node.Members)
            {
                if (member.Name!.StartsWith("x-", StringComparison.Ordinal) || context.Object(list, member.Name) is not { } place)
                    continue;
                if (!IsStatus(member.Name))
                    context.Report(Problems.Unsupported, place, member.Name, "it is no status code, and the response is left out");
                else if (context.Follow(place)?.Target is { } response)
                    responses.Add(ReadOne(member.Name, response, operation, hasSuccess));
            }
        }

        if (!responses.Any(response => !response.Response.IsError))
            context.Report(Problems.NoResponses, operation.Operation);

        return [.. responses.Where(response => !IsDefault(response)), .. responses.Where(IsDefault)];
    }

    private ReadResponse ReadOne(string status, Place response, OperationPlace operation, bool hasSuccess)
    {
        bool isDefault = status == "default";
        bool isError = context.Flag(response, "x-ms-error-response") || (isDefault ? hasSuccess : !IsSuccess(status));
        Place? schema;
        string mediaType;
        ApiType? type;
        if (response["content"] is null)
        {
            schema = context.Object(response, "schema");
            type = bodies.Read(schema, MediaTypes.OfSwagger(context, operation.Operation, "produces"), out mediaType);
        }
        else
        {
            type = bodies.ReadContent(response, out mediaType, out schema);
        }

        return new ReadResponse(
            new DeclaredResponse(
                isDefault ? status : status.ToUpperInvariant(),
                context.Text(response, "description"),
                isError,
                type,
                Headers(response),
                type is null ? null : mediaType),
            schema);
    }

    private EquatableArray<ApiHeader> Headers(Place response)
    {
        if (context.Object(response, "headers") is not { } headers)
            return [];
        List<ApiHeader> read = [];
        foreach (JsonNode member in headers.Node.Members)
        {
            if (context.Object(headers, member.Name!) is { } place && context.Follow(place)?.Target is { } header)
                read.Add(new ApiHeader(member.Name!, context.Text(header, "description"), parameters.ReadHeader(header, member.Name!)));
        }

        return read.ToEquatableArray();
    }

    private static bool IsDefault(ReadResponse response) => response.Response.Status == "default";

    private static bool IsStatus(string status) =>
        status == "default"
        || (status.Length == 3 && status[0] is >= '1' and <= '5'
            && (status.Skip(1).All(c => c is >= '0' and <= '9') || status.EndsWith("XX", StringComparison.OrdinalIgnoreCase)));

    private static bool IsSuccess(string status) => status.Length == 3 && status[0] == '2';
}
