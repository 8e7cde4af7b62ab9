using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Reads a page item by item: an item that does not fit is skipped and reported, the others are read.</summary>
/// <param name="itemName">JSON name of the list; empty where the page is the list.</param>
/// <param name="nextLinkName">JSON name of what leads to the next page, or null.</param>
/// <param name="item">Reads one item.</param>
/// <param name="linkMayBeNumber">Whether what leads to the next page is a value of a parameter, and not a URL.</param>
internal sealed class PageReader<T>(string itemName, string? nextLinkName, JsonRead<T> item, bool linkMayBeNumber = false)
{
    public ApiPage<T> Read(ReadOnlySpan<byte> payload, ApiResponse response)
    {
        JsonTokenReader reader = new(payload);
        reader.Read();
        PooledList<T> items = default;
        try
        {
            List<UnreadableItem>? unreadable = null;
            JsonPropertiesBuilder rest = default;
            string? nextLink = null;
            if (reader.TokenType == JsonTokenType.StartArray)
                ReadItems(ref reader, payload, ref items, ref unreadable);
            else if (itemName.Length == 0)
                throw JsonReadException.WrongToken("Page", in reader);
            else
                ReadMembers(ref reader, payload, ref items, ref unreadable, ref rest, ref nextLink);
            reader.Read();
            return new ApiPage<T>
            {
                Items = items.ToValueList(),
                NextLink = string.IsNullOrEmpty(nextLink) ? null : nextLink,
                Unreadable = unreadable is null ? ValueList<UnreadableItem>.Empty : ValueList.From(unreadable),
                AdditionalProperties = rest.Build(),
                Response = response,
            };
        }
        finally
        {
            items.Dispose();
        }
    }

    private void ReadMembers(
        ref JsonTokenReader reader, ReadOnlySpan<byte> payload, ref PooledList<T> items, ref List<UnreadableItem>? unreadable,
        ref JsonPropertiesBuilder rest, ref string? nextLink)
    {
        JsonObjects.Begin(ref reader, "Page");
        bool hasItems = false;
        bool hasError = false;
        while (JsonObjects.NextMember(ref reader))
        {
            string name = JsonToken.Name(in reader);
            reader.Read();
            hasError |= name == "error" && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
            bool fits = name == itemName
                ? TryReadItems(ref reader, payload, ref items, ref unreadable)
                : name == nextLinkName && TryReadLink(ref reader, out nextLink);
            // A name with dots is a path into nested objects, which are kept as well.
            if (!fits && JsonMemberPath.Below(nextLinkName, name) is { } linkPath)
                nextLink ??= NestedLink(reader, linkPath);
            if (!fits && JsonMemberPath.Below(itemName, name) is { } itemPath)
                hasItems |= ReadNestedItems(reader, itemPath, payload, ref items, ref unreadable);
            hasItems |= name == itemName;
            rest.KeepUnless(fits, name, ref reader);
        }

        // A list without items may leave them out. A failure that has the status of a success must not look like one.
        if (hasError && !hasItems)
            throw JsonReadException.Missing("Page", itemName, in reader);
    }

    // Null and false say that there is no other page. Of anything else the list would end without its other pages.
    private bool TryReadLink(ref JsonTokenReader reader, out string? link)
    {
        link = null;
        if (reader.TokenType is JsonTokenType.Null or JsonTokenType.False)
            return false;
        // As it is: the number may have more digits than any type holds.
        if (reader.TokenType == JsonTokenType.Number && linkMayBeNumber)
            link = Encoding.UTF8.GetString(reader.Text);
        else if (!JsonScalars.TryReadSecret(ref reader, out link))
            throw JsonReadException.Unfit("Page", nextLinkName!, in reader);
        return true;
    }

    private string? NestedLink(JsonTokenReader reader, string path)
    {
        string? nextLink = null;
        if (reader.TokenType is JsonTokenType.Null or JsonTokenType.False)
            return null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw JsonReadException.Unfit("Page", nextLinkName!, in reader);
        while (JsonObjects.NextMember(ref reader))
        {
            string name = JsonToken.Name(in reader);
            reader.Read();
            if (name == path)
                TryReadLink(ref reader, out nextLink);
            else if (JsonMemberPath.Below(path, name) is { } rest)
                nextLink = NestedLink(reader, rest) ?? nextLink;
            reader.Skip();
        }

        return nextLink;
    }

    private bool ReadNestedItems(
        JsonTokenReader reader, string path, ReadOnlySpan<byte> payload, ref PooledList<T> items, ref List<UnreadableItem>? unreadable)
    {
        bool hasItems = false;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (JsonObjects.NextMember(ref reader))
        {
            string name = JsonToken.Name(in reader);
            reader.Read();
            hasItems |= name == path;
            if (name == path)
                TryReadItems(ref reader, payload, ref items, ref unreadable);
            else if (JsonMemberPath.Below(path, name) is { } rest)
                hasItems |= ReadNestedItems(reader, rest, payload, ref items, ref unreadable);
            reader.Skip();
        }

        return hasItems;
    }

    private bool TryReadItems(
        ref JsonTokenReader reader, ReadOnlySpan<byte> payload, ref PooledList<T> items, ref List<UnreadableItem>? unreadable)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null))
            throw JsonReadException.Unfit("Page", itemName, in reader);
        // Of several members with the name the last one wins.
        items.Dispose();
        items = default;
        unreadable = null;
        if (reader.TokenType == JsonTokenType.Null)
            return false;
        ReadItems(ref reader, payload, ref items, ref unreadable);
        return true;
    }

    private void ReadItems(
        ref JsonTokenReader reader, ReadOnlySpan<byte> payload, ref PooledList<T> items, ref List<UnreadableItem>? unreadable)
    {
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            JsonTokenReader start = reader;
            try
            {
                items.Add(item(ref reader));
            }
            catch (JsonReadException fault)
            {
                reader = start;
                RawJson json = RawJson.CaptureAnyDepth(ref reader);
                if (fault.IsTooDeep && TryReadAlone(json.Utf8.Span, out T? alone))
                    items.Add(alone);
                else
                    (unreadable ??= []).Add(new UnreadableItem(index, json, fault.Locate(payload)));
            }
        }
    }

    /// <summary>Levels are counted from the item: what surrounds it on the page is not the item's fault.</summary>
    private bool TryReadAlone(ReadOnlySpan<byte> json, [MaybeNullWhen(false)] out T value)
    {
        JsonTokenReader reader = new(json);
        reader.Read();
        try
        {
            value = item(ref reader);
            return true;
        }
        catch (JsonReadException)
        {
            value = default;
            return false;
        }
    }
}
