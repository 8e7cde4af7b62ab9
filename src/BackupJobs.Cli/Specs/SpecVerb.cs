using System.CommandLine;
using BackupJobsGen.Specs;
using BackupJobsGen;
using BackupJobsGen.CSharp;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs spec diff</c>.</summary>
internal sealed class SpecVerb
{
    private readonly Shell _shell;
    private readonly Argument<string> _old = new("OLD") { Description = "The document that the client is made of today: a JSON file, or a folder of them." };
    private readonly Argument<string> _new = new("NEW") { Description = "The document that is to take its place." };
    private readonly Option<string?> _operations = new("--operations") { HelpName = "PATTERNS", Description = "Operations to compare, as in <OpenApiClient Operations>: 'BackupJobs_*;JobDetails_Get'. Default: all." };
    private readonly Option<string?> _paths = new("--paths") { HelpName = "PATTERNS", Description = "Paths to compare, as in <OpenApiClient Paths>: '**/backupJobs/**'. Adds to --operations." };
    private readonly Option<string?> _clientName = new("--client-name") { HelpName = "NAME", Description = "What the client is called. Default: after the file of OLD, as in a build." };
    private readonly Option<SpecFormat> _output = SpecOptionValues.Output();
    private readonly Option<FailOn?> _failOn = SpecOptionValues.Severity();

    private SpecVerb(Shell shell) => _shell = shell;

    public static Command Create(Shell shell) => new Command("spec", "Works on OpenAPI documents that clients are generated from.") { new SpecVerb(shell).Create() };

    private Command Create()
    {
        Command command = new("diff", "Tells what becomes of the generated client when one document takes the place of another, and whom that breaks.")
        {
            _old, _new, _operations, _paths, _clientName, _output, _failOn,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult((int)Run(parsed, cancellationToken)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? name = parsed.GetValue(_clientName);
        if (name is not null && !Identifiers.IsIdentifier(name))
            throw FailureException.Usage($"'{name}' is no C# name.", "Give --client-name an identifier such as BackupClient.");
        SpecOptions options = new(name, ClientItems.Patterns(parsed.GetValue(_operations) ?? ""), ClientItems.Patterns(parsed.GetValue(_paths) ?? ""));
        (SpecSide old, SpecSide now) = SpecReader.Read(parsed.GetRequiredValue(_old), parsed.GetRequiredValue(_new), options, cancellationToken);
        SpecProblems.Check(_shell.Error, old, now, quiet: parsed.GetValue(GlobalOptions.Quiet));
        SpecDiff diff = SpecDiff.Between(old.Client, now.Client);
        Write(parsed.GetValue(_output), new SpecReport(old.Path, now.Path, diff));
        return (parsed.GetValue(_failOn) ?? FailOn.Breaking).Covers(diff) ? ExitCode.BreakingChanges : ExitCode.Completed;
    }

    private void Write(SpecFormat format, SpecReport report)
    {
        switch (format)
        {
            case SpecFormat.Json:
                SpecJson.Write(_shell.Out, report);
                break;
            case SpecFormat.Markdown:
                SpecMarkdown.Write(_shell.Out, report);
                break;
            default:
                SpecText.Write(_shell.Output, report);
                break;
        }
    }
}
