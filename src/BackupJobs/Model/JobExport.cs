namespace BackupJobs;

/// <summary>Files that an export has written. Their keys are secrets: <see cref="ToString"/> leaves them out.</summary>
public sealed class JobExport
{
    private readonly string? _key;
    private readonly string? _excelKey;

    private JobExport(ExportJobsOperationResultInfo info)
    {
        BlobUrl = new Uri(info.BlobUrl!);
        ExcelBlobUrl = string.IsNullOrEmpty(info.ExcelFileBlobUrl) ? null : new Uri(info.ExcelFileBlobUrl);
        (_key, _excelKey) = (info.BlobSasKey, info.ExcelFileBlobSasKey);
    }

    /// <summary>The file with the jobs, without its key.</summary>
    public Uri BlobUrl { get; }

    /// <summary>The same jobs as a workbook, without its key; null where the service wrote none.</summary>
    public Uri? ExcelBlobUrl { get; }

    /// <summary>URL of the file with its key, for a download without any other credential. A secret.</summary>
    public Uri GetDownloadUrl() => WithKey(BlobUrl, _key);

    /// <summary>URL of the workbook with its key; null where there is none. A secret.</summary>
    public Uri? GetExcelDownloadUrl() => ExcelBlobUrl is null ? null : WithKey(ExcelBlobUrl, _excelKey);

    /// <summary>The file's URL without its key.</summary>
    public override string ToString() => BlobUrl.GetLeftPart(UriPartial.Path);

    /// <exception cref="InvalidOperationException">The result is none of an export.</exception>
    internal static JobExport Of(OperationResultInfoBaseResource result) =>
        result.Operation is ExportJobsOperationResultInfo { BlobUrl.Length: > 0 } info
            ? new JobExport(info)
            : throw new InvalidOperationException("The export has ended without a file.");

    private static Uri WithKey(Uri url, string? key) =>
        string.IsNullOrEmpty(key) ? url : new Uri($"{url.OriginalString}{(url.Query.Length > 0 ? '&' : '?')}{key.TrimStart('?')}");
}
