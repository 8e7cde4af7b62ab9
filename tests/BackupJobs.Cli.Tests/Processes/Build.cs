namespace BackupJobs.Cli.Tests.Processes;

/// <summary>A build of the command.</summary>
public enum Build
{
    /// <summary>The one beside the tests, which dotnet runs.</summary>
    Managed,

    /// <summary>The native one that "dotnet publish" makes.</summary>
    Native,
}
