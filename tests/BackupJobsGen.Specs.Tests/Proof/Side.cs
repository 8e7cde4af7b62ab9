using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.CSharp;
using BackupJobsGen.Documents;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Specs.Tests.Proof;

/// <summary>One side of a comparison: what the library makes of a document, and the client that the generator makes of it.</summary>
internal sealed class Side
{
    private const string ClientName = "TestClient";

    private readonly Lazy<byte[]> _image;

    private Side(SpecClient spec, TestProject project)
    {
        Spec = spec;
        Client = Generation.Of(project).Output;
        _image = new Lazy<byte[]>(Emit);
    }

    public SpecClient Spec { get; }

    public Compilation Client { get; }

    /// <summary>The compiled client.</summary>
    public byte[] Image => _image.Value;

    /// <summary>A document of a test.</summary>
    public static Side Of(string document)
    {
        const string Path = "/repo/api.json";
        ApiResult result = ApiReader.Read([OpenApiDocument.Parse(Path, document)], [new DocumentSelection(Path, [], [])]);
        Assert.DoesNotContain(
            result.Problems, problem => BackupJobsGen.Problems.Of(problem.Id).Severity == BackupJobsGen.ProblemSeverity.Error);
        ClientModel client = ClientBuilder.Build(result.Model!, new ClientOptions(ClientName, "Contoso.Test"));
        return new Side(new SpecClient(result.Model!, client), TestProject.Of(document));
    }

    /// <summary>A published document as it lies in its folder.</summary>
    public static Side OfUpstream(string version, string operations = "")
    {
        string path = Upstream.PathOf(version);
        Dictionary<string, string> options = new() { ["ClientName"] = ClientName, ["Operations"] = operations };
        return new Side(SpecReader.Read(path, path, options).Old.Client, Upstream.Project(version, operations));
    }

    private byte[] Emit()
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = Client.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        return image.ToArray();
    }
}
