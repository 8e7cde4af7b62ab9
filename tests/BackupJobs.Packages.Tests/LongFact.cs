namespace BackupJobs.Packages.Tests;

/// <summary>A test that builds for a long time: only with BACKUPJOBS_LONG=1, as in .ci/run.</summary>
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("BACKUPJOBS_LONG") != "1")
            Skip = "takes long; set the environment variable BACKUPJOBS_LONG=1 to run it";
    }
}
