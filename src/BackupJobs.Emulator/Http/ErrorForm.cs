namespace BackupJobs.Emulator.Http;

/// <summary>Formats of error bodies.</summary>
internal enum ErrorForm
{
    /// <summary>Details as <c>details[]</c>.</summary>
    Plain,

    /// <summary>Details as <c>details[].error</c>, in version 2018-12-20.</summary>
    NestedDetails,

    /// <summary>Details in <c>additionalInfo</c>, of Backup vaults.</summary>
    UserFacing,
}
