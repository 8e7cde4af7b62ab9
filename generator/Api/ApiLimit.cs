namespace BackupJobsGen.Api;

/// <summary>A limit of a value, for the documentation.</summary>
/// <param name="Keyword">The schema's keyword, such as maxLength.</param>
/// <param name="Depth">0 for the value itself, 1 for the items of a list and the values of a map, and so on.</param>
internal sealed record ApiLimit(string Keyword, ApiValue Value, int Depth = 0);
