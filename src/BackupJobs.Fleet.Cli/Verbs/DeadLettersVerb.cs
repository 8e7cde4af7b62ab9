using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace BackupJobs.Fleet.Cli;

/// <summary><c>backup-jobs-fleet dead-letters</c>: lists and delivers again what a running service could not deliver.</summary>
internal static class DeadLettersVerb
{
    private const string KeyVariable = "BACKUP_FLEET_KEY";

    public static Command Create(FleetShell shell)
    {
        Option<Uri> url = new("--url")
        {
            HelpName = "URL",
            Description = $"Address of the service. Its API key is in {KeyVariable}, if it needs one.",
            DefaultValueFactory = _ => new FleetWebOptions().Url,
            Recursive = true,
        };
        VerbCommand list = new("list", "Lists the dead letters, the oldest first.", "backup-jobs-fleet dead-letters list");
        list.SetAction((parsed, token) => ListAsync(shell, parsed.GetValue(url)!, token));
        Argument<long[]> ids = new("ID") { Description = "Numbers of deliveries; none for all.", Arity = ArgumentArity.ZeroOrMore };
        VerbCommand replay = new(
            "replay", "Delivers dead letters again.", "backup-jobs-fleet dead-letters replay",
            "backup-jobs-fleet dead-letters replay 17 18") { ids };
        replay.SetAction((parsed, token) => ReplayAsync(shell, parsed.GetValue(url)!, parsed.GetValue(ids) ?? [], token));
        return new VerbCommand(
            "dead-letters", "Shows and repeats what sinks did not accept.", "backup-jobs-fleet dead-letters list") { url, list, replay };
    }

    private static async Task<int> ListAsync(FleetShell shell, Uri url, CancellationToken cancellationToken)
    {
        using HttpClient http = Client(shell, url);
        using JsonDocument page = await AnswerAsync(await http.GetAsync(new Uri("api/dead-letters", UriKind.Relative), cancellationToken)
            .ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        foreach (JsonElement letter in page.RootElement.GetProperty("items").EnumerateArray())
        {
            JsonElement job = letter.GetProperty("job");
            shell.Out.WriteLine(SafeText.OneLine(string.Join(
                "  ",
                letter.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture),
                letter.GetProperty("at").GetString(),
                letter.GetProperty("sink").GetString(),
                job.GetProperty("vaultName").GetString() + "/" + job.GetProperty("jobId").GetString(),
                letter.GetProperty("reason").GetString())));
        }

        if (page.RootElement.GetProperty("items").GetArrayLength() == 0)
            shell.Error.WriteLine("There are no dead letters.");
        return (int)ExitCode.Completed;
    }

    private static async Task<int> ReplayAsync(FleetShell shell, Uri url, long[] ids, CancellationToken cancellationToken)
    {
        using HttpClient http = Client(shell, url);
        string[] paths = ids.Length == 0
            ? ["api/dead-letters/replay"]
            : [.. ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"api/dead-letters/{id}/replay"))];
        int replayed = 0;
        foreach (string path in paths)
        {
            using JsonDocument result = await AnswerAsync(
                await http.PostAsync(new Uri(path, UriKind.Relative), null, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
            replayed += result.RootElement.GetProperty("replayed").GetInt32();
        }

        shell.Out.WriteLine($"{replayed} dead letters are delivered again.");
        return (int)ExitCode.Completed;
    }

    private static HttpClient Client(FleetShell shell, Uri url)
    {
        HttpClient http = new() { BaseAddress = new Uri(url.GetLeftPart(UriPartial.Authority) + "/"), Timeout = TimeSpan.FromSeconds(30) };
        if (shell.Variable(KeyVariable) is { Length: > 0 } key)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private static async Task<JsonDocument> AnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            if (response.IsSuccessStatusCode)
                return await JsonDocument.ParseAsync(
                    await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), default, cancellationToken)
                    .ConfigureAwait(false);
            throw new FailureException((int)response.StatusCode switch
            {
                401 or 403 => new Failure(
                    ExitCode.NotAuthorised, "permission denied", Advice: $"set {KeyVariable} to a key of an operator"),
                404 => new Failure(ExitCode.NotFound, "there is no such dead letter"),
                int status => new Failure(ExitCode.Error, $"the service answered with status {status}"),
            });
        }
    }
}
