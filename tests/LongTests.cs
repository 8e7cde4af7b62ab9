namespace BackupJobs.Testing;

/// <summary>Whether what takes minutes is to run too, as in .ci/run.</summary>
internal static class LongTests
{
    public const string Variable = "BACKUPJOBS_LONG";

    public static bool AreAsked { get; } = Environment.GetEnvironmentVariable(Variable) == "1";
}
