using System.Collections;

namespace BackupJobs.Cli;

/// <summary>The jobs of one vault or of an estate, or the failure of its list.</summary>
/// <typeparam name="T">What is kept of each job.</typeparam>
/// <param name="Jobs">The jobs; none after a failure, because an incomplete list looks like a complete one.</param>
/// <param name="Failure">Why there are no jobs; null if the list is complete.</param>
internal sealed record JobListing<T>(IReadOnlyList<ListedJob<T>> Jobs, VaultFailure? Failure);

/// <summary>What is kept of a job until all lists are complete.</summary>
/// <param name="StartTime">By which the lists are merged.</param>
/// <param name="Kept">The rest.</param>
internal readonly record struct ListedJob<T>(DateTimeOffset? StartTime, T Kept);

/// <summary>Reads lists of jobs.</summary>
internal static class JobListing
{
    /// <summary>Lists several vaults in parallel, an estate by one list. If one vault fails, the others are still listed.</summary>
    /// <param name="request">What to list.</param>
    /// <param name="keep">What to keep of each job: a list can be long.</param>
    /// <param name="stopped">Cancels the command. Every other cancellation is a timeout, and fails only the vault.</param>
    public static Task<JobListing<T>[]> ReadAsync<T>(ListRequest request, Func<JobReport, T> keep, CancellationToken stopped)
    {
        if (request.Connection.Scope.Estate is not { } estate)
            return Task.WhenAll(request.Connection.Scope.Vaults.Select(vault => ReadAsync(vault, request.Of(vault), keep, stopped)));
        return request.Region is null
            ? ReadEstateAsync(request, estate, keep, stopped)
            : throw FailureException.Usage(
                $"{CommandText.RegionOption} needs named vaults", "specify the vaults with --vault, and the region that is paired with theirs");
    }

    /// <summary>Lists with everything that is known about each job.</summary>
    public static Task<JobListing<JobReport>[]> ReadAsync(ListRequest request, CancellationToken stopped) =>
        ReadAsync(request, static job => job, stopped);

    /// <summary>All jobs, newest first.</summary>
    public static IReadOnlyList<T> Merge<T>(IEnumerable<JobListing<T>> listings)
    {
        IReadOnlyList<ListedJob<T>>[] lists = [.. listings.Select(listing => listing.Jobs).Where(jobs => jobs.Count > 0)];
        // A vault lists the newest first as a rule: a single list is long, and sorting it makes three copies.
        return lists is [var only] && IsNewestFirst(only)
            ? new KeptJobs<T>(only)
            : [.. lists.SelectMany(jobs => jobs).OrderByDescending(job => job.StartTime).Select(job => job.Kept)];
    }

    /// <summary>Why a result has no jobs, for people.</summary>
    public static async Task<string> WhyNoneAsync<T>(ListRequest request, IEnumerable<JobListing<T>> listings) =>
        Unread(listings).Length == 0 && await Estates.IsEmptyAsync(request.Connection, request.Deadline).ConfigureAwait(false)
            ? Estates.NoVaults
            : request.Doubt is null ? JobOutput.NoJobs : $"{JobOutput.NoJobs} {request.Doubt}";

    /// <summary>Whether there is a result: at least one vault was listed.</summary>
    public static bool HasResult<T>(IReadOnlyList<JobListing<T>> listings) => listings.Any(listing => listing.Failure is null);

    /// <summary>Writes the failures of the vaults.</summary>
    /// <returns>The exit code of the first failure; <see cref="ExitCode.Completed"/> if there is none.</returns>
    public static ExitCode WriteFailures<T>(TextWriter error, IEnumerable<JobListing<T>> listings) =>
        VaultFailure.Write(error, Unread(listings));

    /// <summary>The vaults that were not read.</summary>
    public static VaultFailure[] Unread<T>(IEnumerable<JobListing<T>> listings) =>
        [.. listings.Select(listing => listing.Failure).OfType<VaultFailure>()];

    private static bool IsNewestFirst<T>(IReadOnlyList<ListedJob<T>> jobs)
    {
        for (int i = 1; i < jobs.Count; i++)
        {
            if (Nullable.Compare(jobs[i - 1].StartTime, jobs[i].StartTime) < 0)
                return false;
        }

        return true;
    }

    private static async Task<JobListing<T>[]> ReadEstateAsync<T>(
        ListRequest request, EstateScope scope, Func<JobReport, T> keep, CancellationToken stopped)
    {
        VaultFailures refused = new(request.Connection.Scope, stopped);
        BackupEstate estate = request.Connection.Client.Estate(scope, refused.Add, request.Deadline.Left);
        IAsyncEnumerable<JobReport> jobs = estate.ListJobsAsync(request.Filter, request.Deadline.Token);
        JobListing<T> all = await ReadAsync(null, jobs.Where(request.IsWanted), keep, stopped).ConfigureAwait(false);
        return [all, .. refused.All.Select(failure => new JobListing<T>([], failure))];
    }

    private static async Task<JobListing<T>> ReadAsync<T>(
        VaultId? vault, IAsyncEnumerable<JobReport> source, Func<JobReport, T> keep, CancellationToken stopped)
    {
        try
        {
            List<ListedJob<T>> jobs = [];
            await ReadAhead.ForEachAsync(source, job => jobs.Add(new ListedJob<T>(job.StartTime, keep(job))), stopped)
                .ConfigureAwait(false);
            return new JobListing<T>(jobs, null);
        }
        catch (Exception error) when (!stopped.IsCancellationRequested)
        {
            return new JobListing<T>([], new VaultFailure(vault, Failures.Of(error, stopped)));
        }
    }

    /// <summary>A list without the times that it was sorted by.</summary>
    private sealed class KeptJobs<T>(IReadOnlyList<ListedJob<T>> jobs) : IReadOnlyList<T>
    {
        public int Count => jobs.Count;

        public T this[int index] => jobs[index].Kept;

        public IEnumerator<T> GetEnumerator() => jobs.Select(job => job.Kept).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
