using System.CommandLine;
using System.Text.Json;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>What a refresh found.</summary>
/// <param name="Documents">What was fetched.</param>
/// <param name="Comparisons">The clients that have an old and a new document.</param>
/// <param name="IsReadable">Whether a client can be generated of all new documents.</param>
internal sealed record RefreshReport(
    IReadOnlyList<RefreshedDocument> Documents, IReadOnlyList<SpecReport> Comparisons, bool IsReadable)
{
    public bool IsMoved => Documents.Any(document => document.IsMoved);

    /// <summary>Compares the clients; what is wrong with the documents goes to standard error.</summary>
    public static RefreshReport Of(
        Shell shell, ParseResult parsed, IReadOnlyList<RefreshedDocument> documents, LockedFolder folder, SpecProject? project,
        CancellationToken cancellation)
    {
        bool quiet = parsed.GetValue(GlobalOptions.Quiet);
        bool isReadable = true;
        List<SpecReport> comparisons = [];
        foreach ((SpecSide? old, SpecSide now) in RefreshComparison.Of(documents, folder, project, cancellation))
        {
            // The old document is what a build reports on.
            isReadable &= SpecProblems.Report(shell.Error, now.Problems, quiet);
            if (old is not null)
                comparisons.Add(new SpecReport(old.Path, now.Path, SpecDiff.Between(old.Client, now.Client)));
        }

        foreach (RefreshedFile file in documents.SelectMany(document => document.Files).Where(file => file.IsEdited))
            shell.Error.WriteLine(SafeText.OneLine(
                $"warning: '{file.File.Path}' is not what {LockFile.Name} says was fetched: put changes into an overlay"));
        return new RefreshReport(documents, comparisons, isReadable);
    }

    /// <summary>Writes what was found, and replaces the documents if an option says so or the user confirms it on a terminal.</summary>
    /// <exception cref="FailureException">No client can be generated of a document, so that it is not written.</exception>
    public async Task WriteAsync(Shell shell, SpecFormat format, bool isAccepted, SpecRefresh refresh, CancellationToken cancellation)
    {
        if (isAccepted && !IsReadable)
            throw new FailureException(new Failure(
                ExitCode.Error, "a new document is invalid, and nothing was written",
                Advice: "correct the errors above, or repair it with an overlay of the project's item"));
        bool isQuestion = !isAccepted && shell.Answers is not null && format == SpecFormat.Text && Count > 0 && IsReadable;
        if (isAccepted)
            refresh.Accept(Documents);
        if (!isQuestion)
        {
            Write(shell, format, isAccepted);
            return;
        }

        WriteFindings(shell, format, "", "  ");
        if (await shell.ConfirmAsync($"Replace {Files}?", cancellation).ConfigureAwait(false))
        {
            refresh.Accept(Documents);
            shell.Out.WriteLine(Result(true));
        }
        else
        {
            shell.Out.WriteLine("Nothing was written.");
        }
    }

    /// <summary>Writes what was found, without a question whether to replace the documents.</summary>
    public void Write(Shell shell, SpecFormat format, bool isAccepted)
    {
        switch (format)
        {
            case SpecFormat.Json:
                JobsJson.Write(shell.Out, json => WriteJson(json, isAccepted));
                break;
            case SpecFormat.Markdown:
                WriteText(shell, SpecFormat.Markdown, isAccepted, "- ", "  - ");
                break;
            default:
                WriteText(shell, SpecFormat.Text, isAccepted, "", "  ");
                break;
        }
    }

    private void WriteText(Shell shell, SpecFormat format, bool isAccepted, string bullet, string inner)
    {
        WriteFindings(shell, format, bullet, inner);
        shell.Out.WriteLine(Result(isAccepted));
    }

    private void WriteFindings(Shell shell, SpecFormat format, string bullet, string inner)
    {
        foreach (RefreshedDocument document in Documents)
        {
            foreach (RefreshedFile file in document.Files.Where(
                (file, index) => index == 0 || file.State != FileState.Unchanged))
            {
                string line = $"{file.File.Path}  {SpecUrl.Shown(file.File.Url)}  {SpecReport.Word(file.State)}";
                shell.Out.WriteLine((file == document.Files[0] ? bullet : inner) + SafeText.OneLine(line));
            }
        }

        foreach (SpecReport comparison in Comparisons)
        {
            shell.Out.WriteLine();
            SpecReport.Write(shell, format, comparison);
        }

        shell.Out.WriteLine();
    }

    private int Count => Documents.SelectMany(document => document.Files).Where(file => file.State != FileState.Unchanged)
        .DistinctBy(file => file.File.Path).Count();

    private string Files => $"{Count} file{(Count == 1 ? "" : "s")}";

    private string Result(bool isAccepted) => Count == 0 ? "All documents are those of their sources."
        : isAccepted ? $"Wrote {Files} and {LockFile.Name}."
        : $"Nothing was written. To replace {Files}, run the command again with --accept.";

    private void WriteJson(Utf8JsonWriter json, bool isAccepted)
    {
        json.WriteStartObject();
        json.WriteBoolean("moved", IsMoved);
        json.WriteBoolean("written", isAccepted);
        json.WriteStartArray("documents");
        foreach (RefreshedDocument document in Documents)
        {
            json.WriteStartObject();
            json.WriteString("path", document.Locked.File.Path);
            json.WriteBoolean("moved", document.IsMoved);
            json.WriteStartArray("files");
            foreach (RefreshedFile file in document.Files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.File.Path);
                json.WriteString("url", SpecUrl.Shown(file.File.Url));
                json.WriteString("state", SpecReport.Word(file.State));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("comparisons");
        foreach (SpecReport comparison in Comparisons)
            SpecJson.Write(json, comparison);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
