using System.Text.Json.Nodes;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>Creates the responses to valid requests.</summary>
internal sealed class AnswerMaker
{
    /// <summary>Path of the status monitors of long-running operations.</summary>
    public const string OperationsPath = "/mock-operations/";

    private readonly DeclaredResponses _responses;
    private readonly ResourceIds _ids;
    private readonly ResourceState? _state;
    private readonly ListEnd _listEnd;
    private readonly StatusEnd _statusEnd;

    public AnswerMaker(LoadedDocument document, Discriminators discriminators, OperationTable operations, MockServerOptions options)
    {
        _responses = new DeclaredResponses(document, discriminators, options.Seed);
        _ids = new ResourceIds(document, _responses);
        _state = options.KeepsState ? new ResourceState(document, operations, _responses, _ids) : null;
        _listEnd = new ListEnd(document, _responses);
        _statusEnd = new StatusEnd(document, _responses, takesTime: options.KeepsState);
    }

    /// <summary>The answer that the document and what was created before give.</summary>
    public MockAnswer Make(DocumentOperation operation, MockRequest request)
    {
        int status = DeclaredResponses.StatusOf(operation);
        (Node? value, BodyOf? of) = _responses.Body(operation, status, request);
        if (!IsJson(of))
            return Answer(operation, status, value, of, request);
        if (of?.Example is null)
            _ids.Apply(operation, request, value, of?.Schema);
        JsonObject? sent = null;
        if (_state?.Answer(operation, request, status, value, of) is { } known)
        {
            if (known.Status != status && known.Status != 201)
                return Make(operation, known.Status, request);
            (status, value, sent) = known;
        }

        _listEnd.Apply(operation, request, value, of?.Schema);
        _statusEnd.Apply(operation, request, value, of, sent);
        return Answer(operation, status, value, of, request);
    }

    /// <summary>The response that the document declares for a status.</summary>
    public MockAnswer Make(DocumentOperation operation, int status, MockRequest request)
    {
        (Node? value, BodyOf? of) = _responses.Body(operation, status, request);
        if (IsJson(of))
            _listEnd.Apply(operation, request, value, of?.Schema);
        return Answer(operation, status, value, of, request);
    }

    private static bool IsJson(BodyOf? of) => of is null || MediaTypeRules.IsJson(of.MediaType);

    private MockAnswer Answer(DocumentOperation operation, int status, Node? value, BodyOf? of, MockRequest request)
    {
        MockAnswer answer = of is null || operation.Method == "HEAD" || status is 204 or 304
            ? MockAnswer.Empty(status)
            : MockAnswer.Bytes(status, of.Bytes(value), of.MediaType);
        foreach ((string name, string text) in _responses.Headers(operation, status))
            answer = answer.WithHeader(name, text);
        if (status == 202 && operation.IsLongRunning)
            answer = answer.WithHeader("Location", $"{request.Url.GetLeftPart(UriPartial.Authority)}{OperationsPath}{Guid.NewGuid():N}");
        return answer;
    }
}
