namespace BackupJobsGen.Api;

/// <summary>A limit of a value, for the documentation.</summary>
/// <param name="Keyword">The schema's keyword, such as maxLength.</param>
internal sealed record ApiLimit(string Keyword, ApiValue Value);
