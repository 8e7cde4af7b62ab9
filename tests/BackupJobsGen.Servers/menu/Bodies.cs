using System.Text.Json;

namespace Menu;

/// <summary>Bodies that a server looks at itself.</summary>
internal static class Bodies
{
    /// <summary>The JSON of each member and the media type, to show which members were sent and which were null.</summary>
    public static async Task<Dictionary<string, string>> MembersAsync(HttpRequest request)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(request.Body);
        Dictionary<string, string> saw = body.RootElement.EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetRawText());
        saw.Add("mediaType", request.ContentType ?? "");
        return saw;
    }

    public static async Task<Dictionary<string, string>> TextAsync(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        return Saw.Of(("text", await reader.ReadToEndAsync()), ("mediaType", request.ContentType));
    }

    public static async Task<Dictionary<string, string>> BytesAsync(Stream body)
    {
        using MemoryStream copy = new();
        await body.CopyToAsync(copy);
        return Saw.Of(("hex", Convert.ToHexString(copy.ToArray())));
    }
}

/// <summary>A list of five leaves, by page.</summary>
internal static class Pages
{
    private static readonly Leaf[] All = [.. Enumerable.Range(1, 5).Select(n => new Leaf("leaf " + n, n))];

    public static LeafPage Of(int page, int limit) => new([.. All.Skip((page - 1) * limit).Take(limit)], All.Length, page, limit);
}
