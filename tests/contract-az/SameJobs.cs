using System.Text.Json.Nodes;
using BackupJobs.Emulator;

namespace BackupJobs.ContractAz;

/// <summary>Compares what az, Microsoft's JavaScript client and our client read, job by job and member by member.</summary>
internal static class SameJobs
{
    private const int Jobs = 150;
    private const int ShownOfEachType = 2;

    // For some job types az reads the details and then requires a member that is not documented for them.
    private const string OwnFault = "object has no attribute";

    public static async Task CheckAsync(BackupVaultEmulator vault, AzureCli az, Report report)
    {
        vault.Seed(Jobs, seed: 7);
        using OwnClient own = new(vault);
        IReadOnlyList<JsonNode> ours = await own.ListAsync();
        await NodePrograms.Install();
        JsonNode theirs = await NodePrograms.Run("jobs.mjs", vault, az.Authorities);

        AzRun list = await az.JobAsync("list");
        report.Check(
            list.Exit == 0, "az backup job list",
            $"exit {list.Exit}, {list.Json?.AsArray().Count} jobs, {list.Took.TotalSeconds:0.0} s {(list.Exit == 0 ? "" : list.Reason)}");
        if (list.Json is not { } seen)
            return;
        Compare(report, "list, az and ours", seen.AsArray(), ours);
        Compare(report, "list, JavaScript and ours", theirs["list"]!.AsArray(), ours);
        foreach (IGrouping<string, JsonNode> type in ours.GroupBy(job => (string)job["properties"]!["jobType"]!))
        {
            foreach (JsonNode job in type.Take(ShownOfEachType))
                await CompareDetailsAsync(az, own, theirs, type.Key, (string)job["name"]!, report);
        }
    }

    private static async Task CompareDetailsAsync(AzureCli az, OwnClient own, JsonNode theirs, string type, string name, Report report)
    {
        JsonNode ours = await own.GetAsync(name);
        Compare(report, "details, JavaScript, ours", [theirs["details"]!.AsArray().First(job => (string?)job!["name"] == name)], [ours]);
        AzRun shown = await az.JobAsync("show", "--name", name);
        if (shown.Json is { } seen)
            Compare(report, "az backup job show", [seen], [ours], $" ({type})");
        else if (shown.Error.Contains(OwnFault, StringComparison.Ordinal))
            Report.Note("az backup job show", $"exit {shown.Exit}, {type}: {shown.Reason}");
        else
            report.Check(false, "az backup job show", $"exit {shown.Exit}, {type}: {shown.Reason}");
    }

    private static void Compare(Report report, string what, IEnumerable<JsonNode?> theirs, IEnumerable<JsonNode> ours, string more = "")
    {
        string[] left = [.. theirs.Select(job => JobFacts.Of(job!))];
        string[] right = [.. ours.Select(JobFacts.Of)];
        int facts = right.Sum(job => job.Split('\n').Length);
        report.Check(left.SequenceEqual(right), what, $"{right.Length} job(s), {facts} facts{more}" + FirstDifference(left, right));
    }

    private static string FirstDifference(string[] left, string[] right)
    {
        if (left.Length != right.Length)
            return $": {left.Length} jobs against {right.Length}";
        int at = Enumerable.Range(0, left.Length).FirstOrDefault(i => left[i] != right[i], -1);
        if (at < 0)
            return "";
        (string[] one, string[] other) = (left[at].Split('\n'), right[at].Split('\n'));
        return $"\n     only theirs: {string.Join("; ", one.Except(other))}\n     only ours: {string.Join("; ", other.Except(one))}";
    }
}
