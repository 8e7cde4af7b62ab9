namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary>A job of the model.</summary>
/// <param name="Vault">Number of its vault.</param>
/// <param name="Start">When it starts, in milliseconds after the begin.</param>
/// <param name="End">When it ends.</param>
/// <param name="Fails">Whether it fails.</param>
internal readonly record struct ModelJob(int Vault, int Start, int End, bool Fails);

/// <summary>
/// The truth of a simulated night: of ten jobs a day and vault, eight start in its ten hours. The same seed is the same night. The night
/// begins with jobs that run already.
/// </summary>
internal sealed class ModelEstate
{
    /// <summary>Jobs of a vault that start in an hour of the night.</summary>
    private const double JobsPerHour = 0.8;

    /// <summary>Vaults in a subscription.</summary>
    private const int VaultsPerSubscription = 100;

    private static readonly int Shortest = (int)TimeSpan.FromMinutes(2).TotalMilliseconds;
    private static readonly int Longest = (int)TimeSpan.FromMinutes(38).TotalMilliseconds;

    private readonly int[] _firstOfVault;
    private readonly int[] _byEnd;

    public ModelEstate(int vaults, TimeSpan night)
    {
        Vaults = vaults;
        Random random = new(20_261_129);
        int until = (int)night.TotalMilliseconds;
        Jobs = new ModelJob[(int)(vaults * JobsPerHour * (until + Longest) / TimeSpan.FromHours(1).TotalMilliseconds)];
        for (int i = 0; i < Jobs.Length; i++)
        {
            int start = random.Next(-Longest, until);
            Jobs[i] = new ModelJob(random.Next(vaults), start, start + random.Next(Shortest, Longest), random.Next(100) < 3);
        }

        Array.Sort(Jobs, (left, right) => (left.Vault, left.Start).CompareTo((right.Vault, right.Start)));
        _firstOfVault = new int[vaults + 1];
        foreach (ModelJob job in Jobs)
            _firstOfVault[job.Vault + 1]++;
        for (int vault = 0; vault < vaults; vault++)
            _firstOfVault[vault + 1] += _firstOfVault[vault];
        ByStart = [.. Enumerable.Range(0, Jobs.Length)];
        Array.Sort(ByStart, (left, right) => Jobs[left].Start.CompareTo(Jobs[right].Start));
        _byEnd = [.. Enumerable.Range(0, Jobs.Length)];
        Array.Sort(_byEnd, (left, right) => Jobs[left].End.CompareTo(Jobs[right].End));
    }

    public static DateTimeOffset Begin { get; } = new(2026, 11, 28, 20, 0, 0, TimeSpan.Zero);

    public int Vaults { get; }

    /// <summary>All jobs, those of a vault together.</summary>
    public ModelJob[] Jobs { get; }

    public int[] ByStart { get; }

    public static string VaultId(int vault) =>
        $"/subscriptions/aaaaaaaa-0000-4000-8000-{vault / VaultsPerSubscription:x12}/resourceGroups/rg/providers/"
        + $"Microsoft.RecoveryServices/vaults/v{vault}";

    public static string NameOf(int job) => $"{job:x8}-0000-4000-8000-000000000000";

    public static int JobOf(string name) => Convert.ToInt32(name[..8], 16);

    public static DateTimeOffset Time(int milliseconds) => Begin.AddMilliseconds(milliseconds);

    /// <summary>Jobs of a vault that have started between two times.</summary>
    public IEnumerable<int> StartedIn(int vault, long from, long until)
    {
        for (int job = _firstOfVault[vault]; job < _firstOfVault[vault + 1] && Jobs[job].Start <= until; job++)
        {
            if (Jobs[job].Start >= from)
                yield return job;
        }
    }

    /// <summary>Jobs that have started or ended between two times.</summary>
    public List<int> ChangedIn(long from, long until)
    {
        List<int> changed = [.. Between(ByStart, job => job.Start, from, until)];
        changed.AddRange(Between(_byEnd, job => job.End, from, until).Where(job => Jobs[job].Start < from));
        return changed;
    }

    private IEnumerable<int> Between(int[] order, Func<ModelJob, int> time, long from, long until)
    {
        int low = 0;
        for (int high = order.Length; low < high;)
        {
            int middle = (low + high) / 2;
            if (time(Jobs[order[middle]]) < from)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < order.Length && time(Jobs[order[low]]) <= until; low++)
            yield return order[low];
    }
}
