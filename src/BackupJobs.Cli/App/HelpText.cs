using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BackupJobs.Cli;

/// <summary>The standard help, followed by examples and the exit codes.</summary>
internal sealed class HelpText(HelpAction standard) : SynchronousCommandLineAction
{
    private static readonly string[] RootExamples = ["backup-jobs demo", "backup-jobs list --since 7d --status Failed"];

    // Help is also requested for incomplete command lines.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = standard.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in ExamplesOf(parseResult.CommandResult.Command))
            output.WriteLine("  " + example);
        output.WriteLine();
        output.WriteLine(ExitCodes.Help);
        return code;
    }

    public static IReadOnlyList<string> ExamplesOf(Command command) => command is VerbCommand verb ? verb.Examples : RootExamples;
}
