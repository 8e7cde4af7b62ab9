namespace BackupJobs.Packages.Tests;

/// <summary>A test that builds for a long time. It runs only with BACKUPJOBS_LONG=1, as in .ci/run.</summary>
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (!LongTests.AreAsked)
            Skip = "runs for a long time; set the environment variable BACKUPJOBS_LONG=1 to run it";
    }
}

/// <inheritdoc cref="LongFactAttribute"/>
internal sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = new LongFactAttribute().Skip;
}

/// <summary>A long test that also needs the upstream documents next to the repository.</summary>
internal sealed class LongSharedTheoryAttribute : TheoryAttribute
{
    public LongSharedTheoryAttribute() => Skip = new LongFactAttribute().Skip ?? new SharedFactAttribute().Skip;
}
