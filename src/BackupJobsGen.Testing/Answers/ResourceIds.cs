using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>The members of resources that are the last parameter of their paths.</summary>
internal sealed class ResourceIds(LoadedDocument document, DeclaredResponses responses)
{
    private int _created;

    /// <summary>The members that a parameter may be, the likeliest first: its own name, id for petId, name for vaultName.</summary>
    public static IEnumerable<string> NamesOf(string parameter)
    {
        yield return parameter;
        if (parameter.EndsWith("id", StringComparison.OrdinalIgnoreCase))
            yield return "id";
        if (parameter.EndsWith("Name", StringComparison.Ordinal) || parameter.EndsWith("_name", StringComparison.Ordinal))
            yield return "name";
    }

    /// <summary>Gives a resource the id that its path has.</summary>
    /// <param name="resource">Changed where it has such a member, or may have.</param>
    /// <param name="schema">Of the resource; null where none is declared.</param>
    /// <param name="sent">A member that was sent stays; null for none.</param>
    /// <param name="made">The resource as the document makes it; null where that is not known.</param>
    public void Apply(
        DocumentOperation operation, MockRequest request, Node? resource, DocumentNode? schema, JsonObject? sent = null,
        JsonObject? made = null)
    {
        if (resource is not JsonObject members || !operation.Path.EndsWithParameter)
            return;
        string parameter = operation.Path.Names[^1];
        string? name = NamesOf(parameter).FirstOrDefault(
            one => members.ContainsKey(one) || made?.ContainsKey(one) == true || IsAnswered(Member(schema, one)));
        if (name is null || sent?.ContainsKey(name) == true || !request.PathParameters.TryGetValue(parameter, out string? value))
            return;
        DocumentNode? declared = Member(schema, name);
        Node? fitting = Forms(value).FirstOrDefault(form => declared is null
            ? form.GetValueKind() == (members[name] ?? made?[name])?.GetValueKind()
            : responses.Fits(form, declared));
        if (fitting is null)
            return;
        bool mustFit = schema is not null && !members.ContainsKey(name) && responses.Fits(members, schema);
        members[name] = fitting;
        if (mustFit && !responses.Fits(members, schema!))
            members.Remove(name);
    }

    private bool IsAnswered(DocumentNode? member) =>
        member is not null && document.Follow(member)["writeOnly"] is not { Json.IsTrue: true };

    /// <summary>An id that differs from those before, and that its member and its place in the path allow.</summary>
    /// <param name="item">Reads one of the resources.</param>
    /// <param name="schema">Of the resource; null where none is declared.</param>
    /// <param name="made">The member as the document makes it.</param>
    /// <param name="isFree">Whether no resource has an id.</param>
    public Node New(
        DocumentOperation operation, int status, DocumentOperation item, DocumentNode? schema, string member, Node made,
        Func<Node?, bool> isFree)
    {
        _created++;
        DocumentNode? declared = Member(schema, member);
        DocumentNode? inPath = item.Parameters.FirstOrDefault(one => one.In == "path" && one.Name == item.Path.Names[^1])?.Schema;
        bool IsRight(Node? id) =>
            id is not null && isFree(id) && (declared is null || responses.Fits(id, declared)) && FitsPath(id, inPath);
        Node[] usual = [.. Usual(made, declared, inPath)];
        return usual.FirstOrDefault(IsRight)
            ?? new[] { inPath, declared }.OfType<DocumentNode>()
                .Select(one => responses.Values(operation, status).Make(one, IsRight)).FirstOrDefault(id => id is not null)
            ?? usual[0];
    }

    private IEnumerable<Node> Usual(Node made, DocumentNode? declared, DocumentNode? inPath)
    {
        if (made.GetValueKind() == JsonValueKind.Number)
        {
            yield return JsonValue.Create(_created);
            if (made.AsValue().TryGetValue(out long number) && number < long.MaxValue - _created)
                yield return JsonValue.Create(number + _created);
            yield break;
        }

        string text = made.ToString();
        if (new[] { declared, inPath }.Any(one => one is not null && SchemaView.Of(document, one).Format is "uuid" or "guid"))
            yield return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{_created:x12}"));
        yield return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{text}-{_created}"));
        yield return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{text}{_created}"));
        yield return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{_created}"));
    }

    private bool FitsPath(Node id, DocumentNode? inPath) =>
        inPath is null || Forms(id.ToString()).Any(form => responses.Fits(form, inPath));

    // What is in a path may be a string or a number.
    private static IEnumerable<Node> Forms(string value)
    {
        yield return JsonValue.Create(value);
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            yield return JsonValue.Create(number);
    }

    private DocumentNode? Member(DocumentNode? schema, string name) =>
        schema is null ? null : SchemaView.Of(document, schema).Property(name);
}
