using BackupJobsGen.Api;

namespace BackupJobsGen.Reading;

/// <summary>The result of reading the documents of a client.</summary>
/// <param name="Model">Null when no operation could be read.</param>
/// <param name="Problems">In the order of file, line, column and id.</param>
internal sealed record ApiResult(ApiModel? Model, EquatableArray<Problem> Problems);
