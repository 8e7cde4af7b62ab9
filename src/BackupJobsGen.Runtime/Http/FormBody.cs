namespace BackupJobsGen.Runtime;

/// <summary>Fields and files of a form.</summary>
internal sealed class FormBody
{
    public List<KeyValuePair<string, string>> Fields { get; } = [];

    public List<(string Name, string FileName, string MediaType, Stream Content)> Files { get; } = [];

    public bool IsMultipart { get; set; }

    /// <summary>The body; null for a form without a single field.</summary>
    public HttpContent? Build()
    {
        if (Fields.Count == 0 && Files.Count == 0)
            return null;
        if (!IsMultipart && Files.Count == 0)
            return new FormUrlEncodedContent(Fields);
        MultipartFormDataContent multipart = [];
        foreach ((string name, string value) in Fields)
            multipart.Add(new StringContent(value), Quoted(name));
        foreach ((string name, string fileName, string mediaType, Stream content) in Files)
            multipart.Add(ApiRequest.Typed(new StreamContent(new UnclosedStream(content)), mediaType), Quoted(name), Quoted(fileName));
        return multipart;
    }

    /// <summary>In quotes, as browsers send it: some servers do not take the bare form.</summary>
    private static string Quoted(string text) =>
        "\"" + text.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal) + "\"";
}
