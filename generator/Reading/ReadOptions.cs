namespace BackupJobsGen.Reading;

/// <summary>What is read of the documents of a client.</summary>
/// <param name="FollowsSecurity">Whether the client adds credentials, instead of its handlers.</param>
/// <param name="ModelsOnly">Whether only types are wanted, so that documents without operations will do.</param>
/// <param name="Webhooks">Whether requests that the service sends are read.</param>
/// <param name="Validation">Whether the constraints of values are checked.</param>
/// <param name="TagGroups">Whether tags group operations.</param>
internal sealed record ReadOptions(
    bool FollowsSecurity = true, bool ModelsOnly = false, bool Webhooks = false, bool Validation = false, bool TagGroups = false);
