using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using BackupJobs.Cli;

namespace BackupJobs.Documentation.Tests;

/// <summary>
/// Commands of the documents. `backup-jobs` parses the line, even if running it would need Azure. For `dotnet` and scripts,
/// the named projects, packages, files and variables exist.
/// </summary>
public partial class CommandTests
{
    private static readonly string[] Packages =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(File.ReadAllText).Select(text => IdPattern().Match(text).Groups["id"].Value)
        .Concat(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).OfType<string>()).Where(
            id => id != "")];

    public static TheoryData<string> Lines() =>
        new(Markdown.Blocks.Where(block => block.Language == "sh").SelectMany(block => block.Lines.Select(line => $"{block.File}: {line}"))
        .Concat(Markdown.Files.SelectMany(file => Markdown.CodeSpans(file).Where(IsCommand).Select(span => $"{file}: {span}"))).Distinct());

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_command_is_valid(string line)
    {
        string command = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" # ")[0].Trim();
        foreach (Match assignment in AssignmentPattern().Matches(command))
            Assert.Contains(assignment.Groups["name"].Value, Known.Variables);
        string[] words =
            [.. CommandLineParser.SplitCommandLine(
                AssignmentPattern().Replace(command, "").Replace("source <(", "", StringComparison.Ordinal).TrimEnd(')', '&', ' '))];
        switch (words.FirstOrDefault())
        {
            case null:
                break;
            case "backup-jobs":
                AssertTaken(words[1..]);
                break;
            case "dotnet":
                AssertDotNet(words[1..]);
                break;
            case "git":
                Assert.Contains(words[1], Known.GitVerbs);
                break;
            case var script:
                Assert.True(File.Exists(Path.Combine(Repository.Root, script)), $"no check for this command: {command}");
                break;
        }
    }

    private static bool IsCommand(string span) =>
        span.StartsWith("backup-jobs ", StringComparison.Ordinal)
            || span.StartsWith("dotnet ", StringComparison.Ordinal)
            || span.StartsWith("source <(", StringComparison.Ordinal)
            || span.Contains("=1 dotnet ", StringComparison.Ordinal);

    private static void AssertTaken(string[] arguments)
    {
        Shell shell = new(Consoles.Create(TextWriter.Null), Consoles.Create(TextWriter.Null), _ => null, CancellationToken.None);
        Assert.Empty(BackupJobsCommand.Create(shell).Parse(arguments).Errors.Select(error => error.Message));
    }

    private static void AssertDotNet(string[] arguments)
    {
        Assert.Contains(arguments[0], Known.Verbs);
        int own = Array.IndexOf(arguments, "--");
        // "… --" alone is the command within a sentence.
        if (own >= 0 && own < arguments.Length - 1 && arguments.Contains("src/BackupJobs.Cli"))
            AssertTaken(arguments[(own + 1)..]);
        foreach (string argument in own >= 0 ? arguments[..own] : arguments)
        {
            if (argument.StartsWith("src/", StringComparison.Ordinal) || argument.StartsWith("tests/", StringComparison.Ordinal))
                Assert.True(Path.Exists(Path.Combine(Repository.Root, argument)), argument);
            if (argument.StartsWith("BackupJobs.", StringComparison.Ordinal))
                Assert.Contains(argument, Packages);
            if (argument.StartsWith("-p:", StringComparison.Ordinal))
                Assert.Contains(argument[3..].Split('=')[0], Known.Properties);
        }
    }

    [GeneratedRegex(@"(?<!\S)(export )?(?<name>[A-Z_]+)=\S*\s*")]
    private static partial Regex AssignmentPattern();

    [GeneratedRegex("<PackageId>(?<id>[^<]*)</PackageId>")]
    private static partial Regex IdPattern();

    private static class Known
    {
        public static string[] Verbs { get; } = ["build", "build-server", "new", "nuget", "pack", "publish", "run", "test", "tool"];

        public static string[] GitVerbs { get; } = ["add", "diff"];

        public static string[] Properties { get; } = ["BackupJobsGenAcceptPublicApi", "EmitCompilerGeneratedFiles"];

        public static string[] Variables { get; } =
            [Cli.Variables.Endpoint, Cli.Variables.Vault, Cli.Variables.Token, LongTests.Variable, "BACKUPJOBS_ACCEPT_SNAPSHOTS"];
    }
}
