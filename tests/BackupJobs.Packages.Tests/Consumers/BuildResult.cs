using System.Globalization;
using System.Text.RegularExpressions;

namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>An error or a warning of a build; line and column are 0 if it has none.</summary>
internal sealed record BuildMessage(string File, int Line, int Column, string Severity, string Id, string Text);

/// <summary>The messages of a build.</summary>
internal sealed partial class BuildResult(CommandResult command)
{
    public string Output => command.Output;

    public IReadOnlyList<BuildMessage> Messages { get; } = [.. MessagePattern().Matches(command.Output).Select(Message).Distinct()];

    public IReadOnlyList<BuildMessage> Errors => [.. Messages.Where(message => message.Severity == "error")];

    /// <summary>Asserts that the build succeeded without a warning.</summary>
    public BuildResult Clean()
    {
        command.Succeeded();
        Assert.True(Messages.Count == 0, Output);
        return this;
    }

    /// <summary>Asserts that the build failed.</summary>
    public BuildResult Failed()
    {
        Assert.True(command.ExitCode != 0, Output);
        return this;
    }

    private static BuildMessage Message(Match match) => new(
        match.Groups["file"].Value, Number(match.Groups["line"]), Number(match.Groups["column"]),
        match.Groups["severity"].Value, match.Groups["id"].Value, match.Groups["text"].Value);

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\s*(?<file>[^\r\n(]*?)(\((?<line>\d+),(?<column>\d+)[^)]*\))?\s*:\s+(?<severity>error|warning)\s+(?<id>\w+):\s+(?<text>[^\r\n]*?)(\s\[[^\]]*\])?\r?$",
        RegexOptions.Multiline)]
    private static partial Regex MessagePattern();
}
