using System.Text.Json;

namespace BackupJobs.Tests.Reading;

/// <summary>A page of a list as the client should give it: an item that cannot be read costs itself only.</summary>
internal sealed class ReferencePage
{
    private const string Name = "Page";

    public List<ReferenceObject> Items { get; private set; } = [];

    public List<(int Index, string Json, ReferenceFault Fault)> Unreadable { get; private set; } = [];

    public string? NextLink { get; private set; }

    public Dictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

    public static ReferencePage Read(ReferenceReader reader, ReferenceSchema item, JsonElement root)
    {
        ReferencePage page = new();
        if (root.ValueKind == JsonValueKind.Array)
            page.ReadItems(reader, item, root, "$");
        else if (root.ValueKind == JsonValueKind.Object)
            page.ReadMembers(reader, item, root);
        else
            throw new ReferenceException(new ReferenceFault(Name, null, "$", reader.OffsetOf(root)));
        return page;
    }

    private void ReadMembers(ReferenceReader reader, ReferenceSchema item, JsonElement root)
    {
        bool hasItems = false;
        bool hasError = false;
        foreach (JsonProperty member in root.EnumerateObject())
        {
            string name = ReferenceReader.NameOf(member);
            Kept.Remove(name);
            hasItems |= name == "value";
            hasError |= name == "error" && member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.String;
            bool fits = name switch
            {
                "value" => TryReadItems(reader, item, member.Value),
                "nextLink" => TryReadLink(reader, member.Value),
                _ => false,
            };
            if (!fits)
                Kept[name] = ReferenceReader.Minified(member.Value);
        }

        if (NextLink == "")
            NextLink = null;
        // What fails with the status of a success is not an empty list.
        if (hasError && !hasItems)
            throw new ReferenceException(new ReferenceFault(Name, "value", "$.value", reader.EndOf(root)));
    }

    // Null and false say that there is no other page; anything else but a link is a fault.
    private bool TryReadLink(ReferenceReader reader, JsonElement link)
    {
        NextLink = ReferenceScalars.TextOf(link);
        return NextLink is not null || (link.ValueKind is JsonValueKind.Null or JsonValueKind.False
            ? false
            : throw new ReferenceException(new ReferenceFault(Name, "nextLink", "$.nextLink", reader.OffsetOf(link))));
    }

    private bool TryReadItems(ReferenceReader reader, ReferenceSchema item, JsonElement items)
    {
        if (items.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            throw new ReferenceException(new ReferenceFault(Name, "value", "$.value", reader.OffsetOf(items)));
        (Items, Unreadable) = ([], []);
        if (items.ValueKind == JsonValueKind.Array)
            ReadItems(reader, item, items, "$.value");
        return items.ValueKind == JsonValueKind.Array;
    }

    private void ReadItems(ReferenceReader reader, ReferenceSchema item, JsonElement items, string path)
    {
        int index = 0;
        foreach (JsonElement one in items.EnumerateArray())
        {
            try
            {
                Items.Add(reader.Read(item, one, $"{path}[{index}]"));
            }
            catch (ReferenceException unreadable)
            {
                Unreadable.Add((index, ReferenceReader.Minified(one), unreadable.Fault));
            }

            index++;
        }
    }
}
