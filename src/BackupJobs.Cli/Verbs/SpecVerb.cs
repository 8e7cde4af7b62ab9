using System.CommandLine;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs spec</c> and its <c>diff</c>.</summary>
internal sealed class SpecVerb
{
    private const string Example = "backup-jobs spec diff old.json new.json --fail-on source";

    private readonly Shell _shell;
    private readonly Argument<string> _old =
        new("OLD") { Description = "Current document of the client: a JSON or YAML file, or a folder with such files." };
    private readonly Argument<string> _new = new("NEW") { Description = "New document of the client." };
    private readonly SpecItemOptions _item = new();
    private readonly Option<SpecFormat> _output = SpecOptionValues.Output();
    private readonly Option<FailOn?> _failOn = SpecOptionValues.Severity();

    private SpecVerb(Shell shell) => _shell = shell;

    public static Command Create(Shell shell) =>
        new VerbCommand("spec", "Commands for the OpenAPI documents of generated clients.", Example)
    {
        new SpecVerb(shell).Create(),
        SpecAddVerb.Create(shell),
        SpecRefreshVerb.Create(shell),
    };

    private VerbCommand Create()
    {
        VerbCommand command = new(
            "diff", "Compares two documents: how the generated client changes, and which changes are breaking.", Example,
            "backup-jobs spec diff specs/pets.yaml new/pets.yaml --project src/Pets/Pets.csproj")
        {
            _old, _new,
        };
        _item.AddTo(command);
        command.Add(_output);
        command.Add(_failOn);
        command.SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, cancellationToken).ConfigureAwait(false));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string path = parsed.GetRequiredValue(_old);
        (Dictionary<string, string> metadata, bool followsSecurity) =
            await _item.ReadAsync(parsed, path, cancellationToken).ConfigureAwait(false);
        (SpecSide old, SpecSide now) = SpecReader.Read(path, parsed.GetRequiredValue(_new), metadata, followsSecurity, cancellationToken);
        SpecProblems.Check(_shell.Error, old, now, quiet: parsed.GetValue(GlobalOptions.Quiet));
        SpecDiff diff = SpecDiff.Between(old.Client, now.Client);
        SpecReport.Write(_shell, parsed.GetValue(_output), new SpecReport(old.Path, now.Path, diff));
        return (parsed.GetValue(_failOn) ?? FailOn.Breaking).Covers(diff) ? ExitCode.BreakingChanges : ExitCode.Completed;
    }
}
