using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>Ends lists: the first page has all items, and whatever is requested after it is empty.</summary>
internal sealed class ListEnd(LoadedDocument document, DeclaredResponses responses)
{
    /// <summary>JSON name of the list on a page, perhaps a path; null where the document does not say.</summary>
    public static string? ItemName(DocumentOperation operation) =>
        operation.Node["x-ms-pageable"]?.Json["itemName"]?.Value ?? operation.Node["x-bjg-paging"]?.Json["items"]?.Value;

    /// <summary>The page that a request asks for.</summary>
    /// <param name="page">With all items; may be changed.</param>
    /// <param name="schema">Of the page; null where none is declared.</param>
    public void Apply(DocumentOperation operation, MockRequest request, Node? page, DocumentNode? schema)
    {
        DocumentNode? paging = operation.Node["x-bjg-paging"];
        // An example's next link leads to the real service.
        if (page is JsonObject members)
        {
            members.Remove(operation.Node["x-ms-pageable"]?.Json["nextLinkName"]?.Value ?? "nextLink");
            members.Remove("@odata.nextLink");
        }

        switch (paging?.Json["style"]?.Value)
        {
            case "link" or "cursor" when paging.Json["next"]?.Value is { Length: > 0 } next:
                RemoveNext(page, next, schema);
                break;
            case "page" or "offset":
                Skip(operation, request, paging, page);
                break;
        }
    }

    // A page that must have the member has null or an empty string, which end a list as well. No number does, so where a number must
    // be there it is left out all the same.
    private void RemoveNext(Node? page, string next, DocumentNode? schema)
    {
        if (ValuePath.Find(page, next) is not { } made)
            return;
        bool isText = made.GetValueKind() == JsonValueKind.String;
        bool isChecked = schema is not null && responses.Fits(page!, schema);
        Node last = page!.DeepClone();
        ValuePath.Remove(last, next);
        if (!isChecked || responses.Fits(last, schema!))
        {
            ValuePath.Remove(page, next);
            return;
        }

        ValuePath.Set(page, next, null);
        if (responses.Fits(page, schema!))
            return;
        if (isText)
            ValuePath.Set(page, next, JsonValue.Create(""));
        else
            ValuePath.Remove(page, next);
    }

    private void Skip(DocumentOperation operation, MockRequest request, DocumentNode paging, Node? page)
    {
        string name = paging.Json["parameter"]?.Value ?? "";
        Node? list = paging.Json["items"]?.Value is { } items ? ValuePath.Find(page, items) : page;
        if (list is not JsonArray all
            || SentValues.Encoded(request.Url.Query).Of(name) is not [{ } sent, ..]
            || !long.TryParse(sent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            return;
        SchemaView? schema = operation.Parameters.FirstOrDefault(one => one.In == "query" && one.Name == name) is { } parameter
            ? SchemaView.Of(document, parameter.Schema)
            : null;
        bool isPage = paging.Json["style"]!.Value == "page";
        decimal first = ScalarValues.Number(schema?["default"]) ?? (isPage ? ScalarValues.Number(schema?["minimum"]) ?? 1 : 0);
        for (decimal skipped = isPage && number > first ? all.Count : number - first; skipped > 0 && all.Count > 0; skipped--)
            all.RemoveAt(0);
    }
}
