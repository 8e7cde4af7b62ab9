using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BackupJobs.Fleet.Client;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet.Cli;

/// <summary><c>backup-jobs-fleet dead-letters</c>: lists and delivers again what a running service could not deliver.</summary>
internal static class DeadLettersVerb
{
    public const string KeyVariable = "BACKUP_JOBS_FLEET_KEY";

    public static Command Create(FleetShell shell)
    {
        Option<Uri> url = new("--url")
        {
            HelpName = "URL",
            Description = $"Address of the service. Its API key is in {KeyVariable}, if it needs one.",
            DefaultValueFactory = _ => new FleetWebOptions().Url,
            CustomParser = ReadAddress,
            Recursive = true,
        };
        VerbCommand list = new("list", "Lists the dead letters, the oldest first.", "backup-jobs-fleet dead-letters list");
        list.SetAction((parsed, token) => ListAsync(
            shell, parsed.GetValue(url)!, parsed.GetResult(url) is { Implicit: false }, token));
        Argument<long[]> ids = new("NUMBER")
        {
            Description = "Numbers that 'list' shows; without any, all dead letters are delivered again.",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = ReadNumbers,
        };
        VerbCommand replay = new(
            "replay", "Delivers all dead letters again, or some of them.", "backup-jobs-fleet dead-letters replay",
            "backup-jobs-fleet dead-letters replay 17 18") { ids };
        replay.SetAction((parsed, token) => ReplayAsync(shell, parsed.GetValue(url)!, parsed.GetValue(ids) ?? [], token));
        return new VerbCommand(
            "dead-letters", "Shows the messages that sinks did not accept, and delivers them again.",
            "backup-jobs-fleet dead-letters list") { url, list, replay };
    }

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
            argument.AddError($"'{text}' is not an address: expected one such as http://127.0.0.1:8700");
        else if (!LocalAddress.IsAllowed(url))
            argument.AddError($"'{text}' is not on this machine: use https, so that the API key cannot be read on the way");
        return url;
    }

    private static long[] ReadNumbers(ArgumentResult argument)
    {
        List<long> numbers = [];
        foreach (string text in argument.Tokens.Select(token => token.Value))
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                numbers.Add(number);
            else
                argument.AddError($"'{text}' is not the number of a dead letter: 'backup-jobs-fleet dead-letters list' shows them");
        }

        return [.. numbers.Distinct()];
    }

    private static async Task<int> ListAsync(FleetShell shell, Uri url, bool isUrlGiven, CancellationToken cancellationToken)
    {
        using HttpClient http = new();
        LetterPage page = await AskAsync(
            url, async () => (await Client(shell, http, url).DeadLetters.ListAsync(cancellationToken).ConfigureAwait(false)).Value)
            .ConfigureAwait(false);
        if (page.Items.Count == 0)
        {
            shell.Error.WriteLine("There are no dead letters: every message was delivered, or is on its way.");
            return (int)ExitCode.Completed;
        }

        Write(shell.Out, page.Items);
        shell.Error.WriteLine(page.Total > page.Items.Count
            ? string.Create(CultureInfo.InvariantCulture, $"The oldest {page.Items.Count} of {page.Total} are shown.")
            : "To deliver all of them again: backup-jobs-fleet dead-letters replay"
                + (isUrlGiven ? $" --url {EndpointOf(url)}" : ""));
        return (int)ExitCode.Completed;
    }

    private static void Write(TextWriter output, IEnumerable<LetterRow> letters)
    {
        string[][] rows =
        [
            ["NUMBER", "FAILED (UTC)", "SINK", "TENANT", "VAULT", "ITEM", "OUTCOME", "REASON"],
            .. letters.Select(letter => new[]
            {
                letter.Id.ToString(CultureInfo.InvariantCulture),
                letter.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), letter.Sink,
                letter.Job.Tenant.Length > 0 ? letter.Job.Tenant : "-", letter.Job.VaultName, letter.Job.Item ?? letter.Job.JobId,
                letter.Job.Outcome.ToString(), letter.Reason,
            }.Select(SafeText.OneLine).ToArray()),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length - 1).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine(string.Join(
                "  ", row.Select((cell, column) => column < widths.Length ? cell.PadRight(widths[column]) : cell)));
        }
    }

    private static async Task<int> ReplayAsync(FleetShell shell, Uri url, long[] ids, CancellationToken cancellationToken)
    {
        using HttpClient http = new();
        DeadLettersOperations letters = Client(shell, http, url).DeadLetters;
        int replayed = 0;
        List<long> unknown = [];
        if (ids.Length == 0)
        {
            replayed = await AskAsync(
                url, async () => (await letters.ReplayAllAsync(cancellationToken).ConfigureAwait(false)).Value.Replayed)
                .ConfigureAwait(false);
        }

        foreach (long id in ids)
        {
            try
            {
                replayed += await AskAsync(
                    url, async () => (await letters.ReplayAsync(id, cancellationToken).ConfigureAwait(false)).Value.Replayed)
                    .ConfigureAwait(false);
            }
            catch (ApiException error) when (error.Status == 404)
            {
                unknown.Add(id);
            }
        }

        // The numbers that are known come first: one that is not must not hold them up.
        if (replayed > 0 || unknown.Count == 0)
            shell.Out.WriteLine($"{replayed} dead {(replayed == 1 ? "letter is" : "letters are")} delivered again.");
        return unknown.Count == 0 ? (int)ExitCode.Completed : throw new FailureException(new Failure(
            ExitCode.NotFound,
            "there is no dead letter " + string.Join(", ", unknown.Select(id => id.ToString(CultureInfo.InvariantCulture))),
            Advice: "'backup-jobs-fleet dead-letters list' shows the numbers of those that there are"));
    }

    /// <summary>Asks the service, or whatever answers at its address.</summary>
    private static async Task<T> AskAsync<T>(Uri url, Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (ApiException error) when (error.IsUnreadable || (error.Status is 404 or 405 && !IsAboutLetters(error)))
        {
            throw new FailureException(new Failure(
                ExitCode.Error, $"{EndpointOf(url)} is not the address of a backup-jobs-fleet service",
                string.Create(CultureInfo.InvariantCulture, $"its answer, with status {error.Status}, is not one of the service's API"),
                "set --url to 'web.url' or 'web.publicUrl' of the service's configuration"));
        }
    }

    private static bool IsAboutLetters(ApiException error) => error.RawBody.Contains("dead letter", StringComparison.Ordinal);

    // The API has a path of its own; that of the page may have been copied.
    private static string EndpointOf(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private static FleetClient Client(FleetShell shell, HttpClient http, Uri url) => new(
        http,
        new FleetClientOptions
        {
            Endpoint = new Uri(EndpointOf(url)),
            Key = shell.Variable(KeyVariable),
            // On this machine, a service may need no key; if it does, its answer says so.
            UsesHandlerCredentials = string.IsNullOrEmpty(shell.Variable(KeyVariable)),
        });
}
