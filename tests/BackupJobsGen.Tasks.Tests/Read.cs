using BackupJobsGen.Documents;
using BackupJobsGen.Files;
using BackupJobsGen.Json;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Tasks.Tests;

/// <summary>Reads texts as the task reads files.</summary>
internal static class Read
{
    /// <summary>The JSON of a YAML text without problems.</summary>
    public static string Yaml(string yaml) => Json(Document("a.yaml", yaml));

    /// <summary>The only problem of a YAML text: its line and column, from 1, and the reason.</summary>
    public static (int Line, int Column, string Reason) YamlProblem(string yaml)
    {
        List<SourceProblem> problems = [];
        Assert.Null(SourceFile.Read("a.yaml", yaml, 0, problems));
        SourceProblem problem = Assert.Single(problems);
        Assert.Equal("BJG1009", problem.Kind.Id);
        return (problem.Origin.Line + 1, problem.Origin.Column + 1, problem.Arguments[0]);
    }

    /// <summary>A text as the generator gets it.</summary>
    public static OpenApiDocument Document(string path, string text)
    {
        List<SourceProblem> problems = [];
        SourceNode? root = SourceFile.Read(path, text, 0, problems);
        return OpenApiDocument.Parse("obj/prepared.json", PreparedWriter.Write([path], problems, root));
    }

    public static string Json(OpenApiDocument document)
    {
        Assert.Empty(document.Problems);
        return JsonWriter.Write(document.Root);
    }
}
