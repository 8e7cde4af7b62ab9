using System.CommandLine;
using BackupJobsGen.Specs;
using BackupJobsGen;
using BackupJobsGen.CSharp;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs spec diff</c>.</summary>
internal sealed class SpecVerb
{
    private const string Example = "backup-jobs spec diff old.json new.json --fail-on source";

    private readonly Shell _shell;
    private readonly Argument<string> _old =
        new("OLD") { Description = "Current document of the client: a JSON file, or a folder with JSON files." };
    private readonly Argument<string> _new = new("NEW") { Description = "New document of the client." };
    private readonly Option<string?> _operations = new("--operations")
    {
        HelpName = "PATTERNS",
        Description = "Operations to compare, as in <OpenApiClient Operations>: 'BackupJobs_*;JobDetails_Get'. Default: all.",
    };

    private readonly Option<string?> _paths = new("--paths")
    {
        HelpName = "PATTERNS",
        Description = "Paths to compare, as in <OpenApiClient Paths>: '**/backupJobs/**', in addition to --operations.",
    };

    private readonly Option<string?> _clientName = new("--client-name")
    {
        HelpName = "NAME",
        Description = "Name of the client. Default: derived from the file name of OLD, as in a build.",
    };

    private readonly Option<SpecFormat> _output = SpecOptionValues.Output();
    private readonly Option<FailOn?> _failOn = SpecOptionValues.Severity();

    private SpecVerb(Shell shell) => _shell = shell;

    public static Command Create(Shell shell) =>
        new VerbCommand("spec", "Commands for the OpenAPI documents of generated clients.", Example)
    {
        new SpecVerb(shell).Create(),
    };

    private VerbCommand Create()
    {
        VerbCommand command =
            new("diff", "Compares two documents: how the generated client changes, and which changes are breaking.", Example)
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
            throw FailureException.Usage($"'{name}' is not a valid C# identifier", "specify --client-name in the form BackupClient");
        SpecOptions options =
            new(name, ClientItems.Patterns(parsed.GetValue(_operations) ?? ""), ClientItems.Patterns(parsed.GetValue(_paths) ?? ""));
        (SpecSide old, SpecSide now) =
            SpecReader.Read(parsed.GetRequiredValue(_old), parsed.GetRequiredValue(_new), options, cancellationToken);
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
