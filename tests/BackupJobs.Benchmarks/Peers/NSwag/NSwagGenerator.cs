using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace BackupJobs.Benchmarks.Peers.NSwag;

/// <summary>Clients as NSwag's own tools generate them.</summary>
internal static class NSwagGenerator
{
    /// <summary>A client with a class for each group of operations, in the namespace Peer.</summary>
    public static string Generate(string file, CSharpJsonLibrary library, CSharpJsonPolymorphicSerializationStyle polymorphism)
    {
        OpenApiDocument document = OpenApiDocument.FromFileAsync(file).GetAwaiter().GetResult();
        CSharpClientGeneratorSettings settings = new() { ClassName = "{controller}Client" };
        settings.CSharpGeneratorSettings.Namespace = "Peer";
        settings.CSharpGeneratorSettings.JsonLibrary = library;
        settings.CSharpGeneratorSettings.JsonPolymorphicSerializationStyle = polymorphism;
        // Neither serializer reads an ISO 8601 duration as a TimeSpan.
        settings.CSharpGeneratorSettings.TimeSpanType = "string";
        return new CSharpClientGenerator(document, settings).GenerateFile();
    }
}
