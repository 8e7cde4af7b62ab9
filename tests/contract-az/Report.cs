namespace BackupJobs.ContractAz;

/// <summary>Prints results, and records whether a check failed.</summary>
internal sealed class Report
{
    public bool Failed { get; private set; }

    /// <summary>Prints a fact that is not checked.</summary>
    public static void Note(string what, string text) => Write("    ", what, text);

    /// <summary>Prints the result of a check.</summary>
    public void Check(bool holds, string what, string text)
    {
        Failed |= !holds;
        Write(holds ? "ok  " : "FAIL", what, text);
    }

    private static void Write(string mark, string what, string text) => Console.WriteLine($"{mark} {what,-26} {text}");
}
