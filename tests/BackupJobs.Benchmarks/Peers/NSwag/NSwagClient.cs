using System.Net;
using NJsonSchema.CodeGeneration.CSharp;

namespace BackupJobs.Benchmarks.Peers.NSwag;

/// <summary>
/// A client that NSwag generates from this repository's document when the benchmarks start, compiled in memory; its code is not ours.
/// </summary>
/// <param name="Read">A page from UTF-8.</param>
/// <param name="Write">UTF-8 of a page.</param>
/// <param name="Facts">Id and status of each job of a page.</param>
/// <param name="NextLink">A page's next link, or null.</param>
/// <param name="ListAsync">Requests a page: base address, skip token or null.</param>
internal sealed record NSwagClient(
    Func<byte[], object> Read,
    Func<object, byte[]> Write,
    Func<object, IReadOnlyList<(string? Id, string? Status)>> Facts,
    Func<object, string?> NextLink,
    Func<HttpClient, string, string?, Task<object>> ListAsync)
{
    private static readonly Lazy<NSwagClient> _attributes =
        new(() => NSwagCompiler.Compile(CSharpJsonLibrary.SystemTextJson, CSharpJsonPolymorphicSerializationStyle.SystemTextJson));
    private static readonly Lazy<NSwagClient> _converter =
        new(() => NSwagCompiler.Compile(CSharpJsonLibrary.SystemTextJson, CSharpJsonPolymorphicSerializationStyle.NJsonSchema));
    private static readonly Lazy<NSwagClient> _newtonsoft =
        new(() => NSwagCompiler.Compile(CSharpJsonLibrary.NewtonsoftJson, CSharpJsonPolymorphicSerializationStyle.NJsonSchema));

    /// <summary>System.Text.Json with its own attributes for derived types.</summary>
    public static NSwagClient Attributes => _attributes.Value;

    /// <summary>System.Text.Json with NSwag's inheritance converter, its default.</summary>
    public static NSwagClient Converter => _converter.Value;

    /// <summary>Newtonsoft.Json.</summary>
    public static NSwagClient Newtonsoft => _newtonsoft.Value;
}
