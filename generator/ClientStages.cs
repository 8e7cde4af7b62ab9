using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.CSharp;
using BackupJobsGen.Documents;
using BackupJobsGen.Emit;

namespace BackupJobsGen;

/// <summary>The text of one file that the project names.</summary>
/// <param name="InPart">Whether clients need some of its operations only.</param>
internal sealed record DocumentText(string Path, string Text, bool InPart);

/// <summary>A client's items and what their documents mean.</summary>
internal sealed record ClientApi(ClientItem Item, ApiResult Result);

/// <summary>A client with its names and types decided; the problem where that failed.</summary>
/// <param name="Document">Path of its first document.</param>
internal sealed record BuiltClient(ClientModel? Model, Problem? Problem, string Document);

/// <summary>Clients that are not generated because of the types of others.</summary>
internal sealed record ClientCollisions(EquatableArray<string> Skipped, EquatableArray<Problem> Problems);

/// <summary>One file of a client.</summary>
/// <param name="Document">Path of the client's first document.</param>
internal sealed record ClientFile(string Client, string Document, FileModel File);

/// <summary>
/// The steps of one client, each guarded: a fault of ours becomes a problem that names the client, never a warning
/// that the whole generator failed.
/// </summary>
internal static class ClientStages
{
    public static ApiResult ReadApi(EquatableArray<OpenApiDocument> documents, ClientItem item, CancellationToken cancellation)
    {
        EquatableArray<Problem> faults = Faults(item).ToEquatableArray();
        if (faults.Count > 0)
            return new ApiResult(null, faults);
        try
        {
            ApiResult result = ApiReader.Read(OwnDocuments(documents, item), item.Documents, item.Reading, cancellation);
            return result with { Problems = item.Problems.Concat(result.Problems).ToEquatableArray() };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new ApiResult(null, [Fault(item, fault)]);
        }
    }

    // Of a document with overlays, a client sees the one that its own items ask for, and no other.
    private static EquatableArray<OpenApiDocument> OwnDocuments(EquatableArray<OpenApiDocument> documents, ClientItem item)
    {
        if (!documents.Any(document => document.HasOverlays))
            return documents;
        HashSet<string> files = new(item.Documents.Select(document => document.Prepared), StringComparer.OrdinalIgnoreCase);
        OpenApiDocument[] own = [.. documents.Where(document => document.HasOverlays && files.Contains(document.File))];
        HashSet<string> replaced = new(own.Select(document => DocumentPath.Normalize(document.Path)), StringComparer.OrdinalIgnoreCase);
        return documents
            .Where(document => !document.HasOverlays && !replaced.Contains(DocumentPath.Normalize(document.Path)))
            .Concat(own).ToEquatableArray();
    }

    public static BuiltClient BuildClient(ApiModel model, ClientItem item)
    {
        try
        {
            return new BuiltClient(ClientBuilder.Build(model, item.Options), null, item.Documents[0].Path);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new BuiltClient(null, Fault(item, fault), item.Documents[0].Path);
        }
    }

    /// <summary>What stands for a client whose documents have no model; null where its item has no names that could be used.</summary>
    public static ClientFile? MissingClient(ClientItem item) => Faults(item).Any()
        ? null
        : new ClientFile(item.Options.ClientName, item.Documents[0].Path, MissingClientModel.Of(item.Options));

    /// <param name="add">Receives the file's hint name and text.</param>
    /// <returns>Null, or the problem where that failed.</returns>
    public static Problem? WriteFile(ClientFile file, Action<string, string> add)
    {
        try
        {
            add(HintName.Of(file.Client, file.File.Name), FileEmitter.Emit(file.File));
            return null;
        }
        catch (Exception fault)
        {
            return Fault(file.Client, file.Document, fault);
        }
    }

    /// <summary>
    /// Clients that would declare a type which another one declares already: one problem each instead of the compiler's for every
    /// member.
    /// </summary>
    public static ClientCollisions Collisions(EquatableArray<BuiltClient> clients)
    {
        Dictionary<string, string> owners = new(StringComparer.Ordinal);
        List<Problem> problems = [];
        List<string> skipped = [];
        foreach (BuiltClient built in clients)
        {
            if (built.Model is not { } client)
                continue;
            string[] types = [.. client.Files.Select(file => file.Namespace + "." + file.Name)];
            if (types.FirstOrDefault(owners.ContainsKey) is { } type)
            {
                problems.Add(new Problem(Problems.TypeCollision.Id, built.Document, 0, 0, [client.Name, owners[type], type]));
                skipped.Add(client.Name);
                continue;
            }

            foreach (string added in types)
                owners[added] = client.Name;
        }

        return new ClientCollisions(skipped.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static IEnumerable<Problem> Faults(ClientItem item)
    {
        string file = item.Documents[0].Path;
        if (!Identifiers.IsTypeName(item.Options.ClientName))
            yield return new Problem(
                Problems.BadItemName.Id, file, 0, 0, ["ClientName", item.Options.ClientName, "an identifier that is not a keyword, such as BackupClient"]);
        if (!Identifiers.IsNamespace(item.Options.Namespace))
            yield return new Problem(
                Problems.BadItemName.Id, file, 0, 0,
                ["Namespace", item.Options.Namespace, "identifiers with dots between them that are not keywords, such as Contoso.Backup"]);
        foreach (string reserved in Reserved.Where(name => (item.Options.Namespace + ".").StartsWith(name + ".", StringComparison.Ordinal)))
            yield return new Problem(Problems.ReservedNamespace.Id, file, 0, 0, [item.Options.Namespace, reserved]);
    }

    // The aliases of generated code would find the client's own types there.
    private static readonly string[] Reserved = ["System", "BackupJobsGen.Runtime"];

    private static Problem Fault(ClientItem item, Exception fault) => Fault(item.Options.ClientName, item.Documents[0].Path, fault);

    private static Problem Fault(string client, string file, Exception fault) =>
        new(Problems.GeneratorFault.Id, file, 0, 0, [client, fault.GetType().Name, fault.Message]);
}
