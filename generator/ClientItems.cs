using System.Text;
using BackupJobsGen.CSharp;
using BackupJobsGen.Reading;

namespace BackupJobsGen;

/// <summary>One client that the project asks for: its items of one ClientName, in their order.</summary>
internal sealed record ClientItem(ClientOptions Options, EquatableArray<DocumentSelection> Documents);

/// <summary>
/// Reads the project's items. They come as one base64 property: values in the compiler's generated .editorconfig are
/// cut at ; and #, and a document of two clients would have its metadata merged. Between fields and items stand U+2028
/// and U+2029, because lists in a project file may go over several lines.
/// </summary>
internal static class ClientItems
{
    public const string Property = "build_property.BackupJobsGenClients";

    public const char FieldSeparator = '\u2028';
    public const char ItemSeparator = '\u2029';

    public static EquatableArray<ClientItem> Parse(string? base64, string? rootNamespace)
    {
        string text = string.IsNullOrWhiteSpace(base64) ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(base64!.Trim()));
        // Files are called after clients, so that names which differ in case only are one client.
        return text.Split(ItemSeparator).Select(item => Array.ConvertAll(item.Split(FieldSeparator), field => field.Trim()))
            .Where(fields => fields.Length == 5 && fields[0].Length > 0)
            .GroupBy(fields => ClientName(fields), StringComparer.OrdinalIgnoreCase)
            .Select(group => new ClientItem(
                new ClientOptions(group.Key, Namespace(group, rootNamespace)),
                group.Select(fields => new DocumentSelection(fields[0], Patterns(fields[3]), Patterns(fields[4]))).ToEquatableArray()))
            .ToEquatableArray();
    }

    /// <summary>What a client is called whose items do not say.</summary>
    public static string DefaultName(string path) => Identifiers.Pascal(Documents.DocumentPath.FileName(path).Split('.')[0], "Api") + "Client";

    private static string ClientName(string[] fields) => fields[1].Length > 0 ? fields[1] : DefaultName(fields[0]);

    private static string Namespace(IEnumerable<string[]> items, string? rootNamespace) =>
        items.Select(fields => fields[2]).FirstOrDefault(name => name.Length > 0) ?? (string.IsNullOrEmpty(rootNamespace) ? "OpenApiClients" : rootNamespace!);

    /// <summary>The patterns of a list with ; between them.</summary>
    public static EquatableArray<string> Patterns(string list) =>
        list.Split(';').Select(pattern => pattern.Trim()).Where(pattern => pattern.Length > 0).ToEquatableArray();
}
