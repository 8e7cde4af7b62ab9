namespace BackupJobs.ContractAz;

/// <summary>Prints what was found, and remembers whether anything was wrong.</summary>
internal sealed class Report
{
    public bool Failed { get; private set; }

    /// <summary>Something that is as it is, right or wrong.</summary>
    public static void Note(string what, string text) => Write("    ", what, text);

    /// <summary>Something that must be so.</summary>
    public void Check(bool holds, string what, string text)
    {
        Failed |= !holds;
        Write(holds ? "ok  " : "FAIL", what, text);
    }

    private static void Write(string mark, string what, string text) => Console.WriteLine($"{mark} {what,-26} {text}");
}
