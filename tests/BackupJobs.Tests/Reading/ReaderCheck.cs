using System.Text;
using System.Text.Json;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Reading;

/// <summary>Reads a payload twice, by the reference and as the client does, and tells how the results differ.</summary>
internal sealed class ReaderCheck
{
    /// <summary>
    /// Of a wrong literal the framework names the wrong byte, the client where it starts; of an end, where white space starts or
    /// ends.
    /// </summary>
    private const int WithinToken = 4;

    private readonly ReferenceSchemas _schemas;
    private readonly BackupClient _client;
    private byte[] _payload = [];

    public ReaderCheck(ReferenceSchemas schemas)
    {
        _schemas = schemas;
        _client =
            new BackupClient(
                new HttpClient(new FakeService(_ => new HttpResponseMessage { Content = new ByteArrayContent(_payload) })),
                new ApiClientOptions { Endpoint = new Uri(FakeService.Endpoint) });
    }

    /// <summary>One job, as a record.</summary>
    public Task<string?> JobAsync(byte[] payload) => CompareJobAsync(payload, () => Task.FromResult(Read<JobResource>(payload)));

    /// <summary>One job, from the client's call.</summary>
    public Task<string?> JobOfClientAsync(byte[] payload)
    {
        _payload = payload;
        return CompareJobAsync(payload, async () => (await _client.JobDetails.GetAsync("sub", "rg", "v", "job")).Value);
    }

    /// <summary>A page as the record that its schema is.</summary>
    public Task<string?> PageAsync(byte[] payload) => CompareAsync(
        payload,
        () => Task.FromResult(Read<JobResourceList>(payload)),
        (reader, root) => reader.Read(_schemas.List, root, "$"),
        static (expected, actual) => Comparison.Differs(expected, actual));

    /// <summary>A page of a list, from the client's call.</summary>
    public Task<string?> PageOfClientAsync(byte[] payload)
    {
        _payload = payload;
        return CompareAsync(
            payload,
            async () =>
            {
                await using IAsyncEnumerator<ApiPage<JobResource>> pages = _client.BackupJobs.ListAsync("sub", "rg", "v")
                    .AsPages()
                    .GetAsyncEnumerator();
                await pages.MoveNextAsync();
                return pages.Current;
            },
            (reader, root) => ReferencePage.Read(reader, _schemas.Resource, root),
            DiffersPage,
            isDepthOfItems: true);
    }

    private Task<string?> CompareJobAsync(byte[] payload, Func<Task<JobResource>> read) =>
        CompareAsync(
            payload, read, (reader, root) => reader.Read(_schemas.Resource, root, "$"),
            static (expected, actual) => Comparison.Differs(expected, actual));

    private static async Task<string?> CompareAsync<TExpected, TActual>(
        byte[] payload, Func<Task<TActual>> read, Func<ReferenceReader, JsonElement, TExpected> readReference,
        Func<TExpected, TActual, string?> differs, bool isDepthOfItems = false)
        where TExpected : class
        where TActual : class
    {
        (TActual? actual, JsonException? refused) = await TryAsync(read);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(payload.AsMemory());
        }
        catch (JsonException fault)
        {
            // The client counts levels from the item, the framework from the page.
            return isDepthOfItems && fault.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? null
                : DiffersJson(payload, fault, refused);
        }

        using JsonDocument _ = document;
        try
        {
            TExpected expected = readReference(new ReferenceReader(payload), document.RootElement);
            return actual is null ? $"it fits, and was refused: {refused!.Message}" : differs(expected, actual);
        }
        catch (ReferenceException expected)
        {
            return refused is null ? $"{expected.Fault} was read" : DiffersFault(expected.Fault, refused);
        }
    }

    private static async Task<(T? Read, JsonException? Refused)> TryAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return (await read(), null);
        }
        catch (JsonException fault)
        {
            return (null, fault);
        }
        catch (ApiException fault) when (fault.InnerException is JsonException inner)
        {
            return (null, inner);
        }
    }

    private static string? DiffersPage(ReferencePage expected, ApiPage<JobResource> actual)
    {
        if (expected.Items.Count != actual.Items.Count || expected.Unreadable.Count != actual.Unreadable.Count)
            return $"{expected.Items.Count} items, {expected.Unreadable.Count} unreadable expected, {actual} read";
        if (expected.NextLink != actual.NextLink)
            return $"next link {expected.NextLink} expected, {actual.NextLink} read";
        return Comparison.Differs(expected.Kept, actual.AdditionalProperties, "$")
            ?? expected.Items.Zip(actual.Items, static (wanted, item) => Comparison.Differs(wanted, item))
                .FirstOrDefault(static difference => difference is not null)
            ?? expected.Unreadable.Zip(actual.Unreadable, static (wanted, item) => DiffersUnreadable(wanted, item))
                .FirstOrDefault(static difference => difference is not null);
    }

    private static string? DiffersUnreadable((int Index, string Json, ReferenceFault Fault) expected, UnreadableItem actual) =>
        expected.Index != actual.Index || expected.Json != Encoding.Latin1.GetString(actual.Json.Utf8.Span)
            ? $"unreadable item {expected.Index} {expected.Json} expected, {actual.Index} {actual.Json} read"
            : DiffersFault(expected.Fault, actual.Fault);

    /// <summary>What is no JSON from some place on is refused there, or before, where a record was at fault already.</summary>
    private static string? DiffersJson(byte[] payload, JsonException expected, JsonException? actual)
    {
        int place = OffsetOf(payload, expected);
        return actual switch
        {
            JsonReadException early when early.ByteOffset <= place => null,
            not null and not JsonReadException when Math.Abs(OffsetOf(payload, actual) - place) <= WithinToken => null,
            _ => $"no JSON from {place} on: {expected.Message}, but {actual?.Message ?? "read"}",
        };
    }

    private static int OffsetOf(byte[] payload, JsonException fault)
    {
        int line = 0;
        for (long lines = fault.LineNumber!.Value; lines > 0; lines--)
            line += payload.AsSpan(line).IndexOf((byte)'\n') + 1;
        return line + (int)fault.BytePositionInLine!.Value;
    }

    /// <summary>A fault has no path until the client looks for it.</summary>
    private static string? DiffersFault(ReferenceFault expected, JsonException actual) =>
        actual is JsonReadException fault
            && fault.TypeName == expected.TypeName
            && fault.MemberName == expected.MemberName
            && fault.ByteOffset == expected.Offset
            && (fault.Path is null || fault.Path == expected.Path)
            ? null
            : $"{expected} expected, {actual.GetType().Name} at {(actual as JsonReadException)?.ByteOffset}, {actual.Path}: {actual.Message}";

    private static T Read<T>(byte[] payload)
        where T : IJsonModel<T>
    {
        JsonTokenReader reader = new(payload);
        T value = JsonObjects.Read<T>(ref reader);
        reader.Read();
        return value;
    }
}
