namespace BackupJobs.Cli.Tests.Processes;

/// <summary>A build of the command.</summary>
public enum Build
{
    /// <summary>The managed build in the output of the tests.</summary>
    Managed,

    /// <summary>The native build of "dotnet publish".</summary>
    Native,
}
