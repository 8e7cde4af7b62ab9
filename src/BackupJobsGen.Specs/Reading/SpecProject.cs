using System.Text;
using BackupJobsGen.CSharp;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading;

namespace BackupJobsGen.Specs;

/// <summary>Items of a project and the clients that they form, as the generator reads them.</summary>
internal sealed class SpecProject
{
    private readonly Dictionary<string, IReadOnlyList<string>> _overlays = new(StringComparer.Ordinal);

    /// <param name="items">In the order of the project.</param>
    /// <param name="followsSecurity">False where the project sets <c>BackupJobsGenCredentials</c> to false.</param>
    public SpecProject(IReadOnlyList<SpecItem> items, bool followsSecurity = true)
    {
        Items = items;
        FollowsSecurity = followsSecurity;
        string lines = string.Join(ClientItems.ItemSeparator, items.Select(Line));
        // The namespace is in no comparison.
        Clients = ClientItems.Parse(
            Convert.ToBase64String(Encoding.UTF8.GetBytes(lines)), null, new ClientOptions("", "") { FollowsSecurity = followsSecurity });
    }

    public IReadOnlyList<SpecItem> Items { get; }

    /// <summary>Whether the clients add credentials, and not their handlers.</summary>
    public bool FollowsSecurity { get; }

    public EquatableArray<ClientItem> Clients { get; }

    /// <summary>The overlays of a client's document.</summary>
    public IReadOnlyList<string> Overlays(DocumentSelection document) => _overlays.GetValueOrDefault(document.Prepared, []);

    private string Line(SpecItem item, int index)
    {
        IEnumerable<string> fields = item.Metadata.Select(pair => $"{pair.Key}={pair.Value}").Prepend(item.Path);
        if (item.Overlays.Count == 0)
            return string.Join(ClientItems.FieldSeparator, fields);
        // A build writes each document with its overlays to a file; here the name alone is needed.
        string prepared = DocumentPath.Normalize($"{item.Path}.{index}.prepared");
        _overlays.Add(prepared, item.Overlays);
        return string.Join(ClientItems.FieldSeparator, fields.Append($"Prepared={prepared}"));
    }
}
