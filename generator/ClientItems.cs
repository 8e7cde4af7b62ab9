using System.Text;
using BackupJobsGen.CSharp;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading;

namespace BackupJobsGen;

/// <summary>One client that the project asks for: its items of one ClientName, in their order.</summary>
/// <param name="Problems">What is wrong with the metadata of the items.</param>
internal sealed record ClientItem(ClientOptions Options, EquatableArray<DocumentSelection> Documents, EquatableArray<Problem> Problems)
{
    /// <summary>What its documents are read for.</summary>
    public ReadOptions Reading => new(
        FollowsSecurity: Options is { FollowsSecurity: true, ModelsOnly: false },
        ModelsOnly: Options.ModelsOnly,
        Webhooks: Options.Webhooks,
        Validation: Options.Validation,
        TagGroups: Options is { GroupBy: OperationGrouping.Tag, ModelsOnly: false });
}

/// <summary>Paths of the documents of a project.</summary>
/// <param name="All">All of them.</param>
/// <param name="InPart">Those of which every client selects operations.</param>
internal sealed record DocumentPaths(EquatableArray<string> All, EquatableArray<string> InPart);

internal enum TypeAccessibility
{
    Public,
    Internal,
}

/// <summary>
/// Reads the project's items. They come as one base64 property: values in the compiler's generated .editorconfig are
/// cut at ; and #, and a document of two clients would have its metadata merged. Each item is its path and name=value pairs,
/// separated by U+2028, and items are separated by U+2029, because lists in a project file may go over several lines.
/// </summary>
internal static class ClientItems
{
    public const string Property = "build_property.BackupJobsGenClients";
    public const string ReferencesProperty = "build_property.BackupJobsGenReferences";

    public const string CredentialsProperty = "build_property.BackupJobsGenCredentials";

    public const string ServicesProperty = "build_property.BackupJobsGenServices";

    public const string PreparedProperty = "build_property.BackupJobsGenPrepared";

    public const char FieldSeparator = '\u2028';
    public const char ItemSeparator = '\u2029';

    /// <param name="base64">The items.</param>
    /// <param name="rootNamespace">Namespace of clients whose items name none; null for a general one.</param>
    /// <param name="project">What the project says about all of its clients; it has no names.</param>
    public static EquatableArray<ClientItem> Parse(string? base64, string? rootNamespace, ClientOptions? project = null)
    {
        // Files are named after clients, so that names which differ in case only are one client.
        return Items(base64).Select(item => new ItemMetadata(item))
            .Where(item => item.Path.Length > 0)
            .GroupBy(item => item["ClientName"] is { Length: > 0 } name ? name : DefaultName(item.Path), StringComparer.OrdinalIgnoreCase)
            .Select(group => Client(group, Identifiers.Namespace(rootNamespace ?? "", "OpenApiClients"), project))
            .ToEquatableArray();
    }

    /// <summary>The documents of the project.</summary>
    /// <param name="clients">The clients.</param>
    /// <param name="references">Files that documents refer to.</param>
    /// <param name="prepared">What the build converted to JSON.</param>
    public static DocumentPaths Documents(EquatableArray<ClientItem> clients, string? references, string? prepared)
    {
        EquatableArray<string> whole = Paths(With(document => document.SelectsAll), null, prepared);
        return new DocumentPaths(
            Paths(clients, references, prepared),
            Paths(With(document => !document.SelectsAll), null, prepared).Except(whole, StringComparer.OrdinalIgnoreCase)
                .ToEquatableArray());

        EquatableArray<ClientItem> With(Func<DocumentSelection, bool> isWanted) => clients
            .Select(client => client with { Documents = client.Documents.Where(isWanted).ToEquatableArray() }).ToEquatableArray();
    }

    /// <summary>
    /// Paths of all documents of the project. The items themselves say this, and not metadata of the additional files: a
    /// document that another tool adds too would have the metadata of either item. What the build converted to JSON stands for its
    /// source.
    /// </summary>
    public static EquatableArray<string> Paths(EquatableArray<ClientItem> clients, string? references, string? prepared)
    {
        ILookup<string, string> conversions = Items(prepared).Select(item => item.Split(FieldSeparator))
            // What has overlays belongs to the items that name them.
            .Where(fields => fields.Length == 3 && fields[2].Length == 0)
            .ToLookup(
                fields => DocumentPath.Normalize(fields[0]),
                fields => DocumentPath.Normalize(fields[1]),
                StringComparer.OrdinalIgnoreCase);
        return clients.SelectMany(client => client.Documents.Select(document => document.Path))
            .Concat(Items(references).Where(path => path.Length > 0))
            .Select(DocumentPath.Normalize)
            .SelectMany(path => conversions.Contains(path) ? conversions[path] : [path])
            .Concat(clients.SelectMany(client => client.Documents.Select(document => document.Prepared)).Where(path => path.Length > 0))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToEquatableArray();
    }

    private static string[] Items(string? base64) =>
        (string.IsNullOrWhiteSpace(base64) ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(base64!.Trim()))).Split(ItemSeparator);

    private static ClientItem Client(IGrouping<string, ItemMetadata> items, string rootNamespace, ClientOptions? project)
    {
        MetadataReader reader = new(items.Key, [.. items]);
        ClientOptions options = (project ?? new ClientOptions("", "")) with
        {
            ClientName = items.Key,
            Namespace = reader.Text("Namespace", rootNamespace),
            Interfaces = reader.Flag("Interfaces", false),
            Webhooks = reader.Flag("Webhooks", false),
            Validation = reader.Flag("Validation", false),
            GroupBy = reader.Word("GroupBy", OperationGrouping.OperationId, OperationGrouping.Tag, OperationGrouping.Path),
            IsInternal = reader.Word("Accessibility", TypeAccessibility.Public, TypeAccessibility.Internal) == TypeAccessibility.Internal,
            ModelsOnly = reader.Flag("ModelsOnly", false),
        };
        EquatableArray<DocumentSelection> documents = items.Select(item => Selection(item, reader)).ToEquatableArray();
        return new ClientItem(options, documents, reader.Problems.ToEquatableArray());
    }

    private static DocumentSelection Selection(ItemMetadata item, MetadataReader reader) =>
        new(item.Path, Patterns(item["Operations"]), Patterns(item["Paths"]))
        {
            Prepared = DocumentPath.Normalize(item["Prepared"]),
            Tags = Patterns(item["Tags"]),
            ExcludeOperations = Patterns(item["ExcludeOperations"]),
            ExcludePaths = Patterns(item["ExcludePaths"]),
            IncludeDeprecated = reader.Flag(item, "IncludeDeprecated", true),
            KeepSchemas = Patterns(item["KeepSchemas"]),
        };

    /// <summary>What a client is called whose items do not say.</summary>
    public static string DefaultName(string path) => Identifiers.Pascal(DocumentPath.FileName(path).Split('.')[0], "Api") + "Client";

    /// <summary>Whether a property of the project says no.</summary>
    public static bool IsFalse(string? property) => string.Equals(property?.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>The patterns of a list with ; between them.</summary>
    public static EquatableArray<string> Patterns(string list) =>
        list.Split(';').Select(pattern => pattern.Trim()).Where(pattern => pattern.Length > 0).ToEquatableArray();
}
