using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BackupJobs.Fleet.Cli;

/// <summary>The standard help, followed by examples.</summary>
internal sealed class FleetHelp(HelpAction standard) : SynchronousCommandLineAction
{
    private static readonly string[] RootExamples = ["backup-jobs-fleet demo", "backup-jobs-fleet run --config fleet.json"];

    // Help is also requested for incomplete command lines.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = standard.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in parseResult.CommandResult.Command is VerbCommand verb ? verb.Examples : RootExamples)
            output.WriteLine("  " + example);
        return code;
    }
}
