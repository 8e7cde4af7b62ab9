using BackupJobsGen.Api;

namespace BackupJobsGen.Reading;

/// <summary>What reading the documents of a client gave.</summary>
/// <param name="Model">Null when not a single operation could be read.</param>
/// <param name="Problems">In the order of file, line, column and id.</param>
internal sealed record ApiResult(ApiModel? Model, EquatableArray<Problem> Problems);
