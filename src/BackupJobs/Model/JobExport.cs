using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The files of an export. Their keys are secrets: <see cref="ToString"/> leaves them out.</summary>
public sealed class JobExport
{
    private readonly string? _key;
    private readonly string? _excelKey;

    private JobExport(Uri blobUrl, Uri? excelBlobUrl, ExportJobsOperationResultInfo info)
    {
        (BlobUrl, ExcelBlobUrl) = (blobUrl, excelBlobUrl);
        (_key, _excelKey) = (info.BlobSasKey, info.ExcelFileBlobSasKey);
    }

    /// <summary>
    /// The file with the jobs, without its key. HTTPS, and never a loopback or link-local address unless the client's endpoint is
    /// one.
    /// </summary>
    public Uri BlobUrl { get; }

    /// <summary>The same jobs as a workbook, without its key; null if the service wrote none.</summary>
    public Uri? ExcelBlobUrl { get; }

    /// <summary>URL of the file with its key, for a download without any other credential. A secret.</summary>
    public Uri GetDownloadUrl() => WithKey(BlobUrl, _key);

    /// <summary>URL of the workbook with its key; null if there is none. A secret.</summary>
    public Uri? GetExcelDownloadUrl() => ExcelBlobUrl is null ? null : WithKey(ExcelBlobUrl, _excelKey);

    /// <summary>The file's URL without its key.</summary>
    public override string ToString() => BlobUrl.GetLeftPart(UriPartial.Path);

    /// <summary>Reads the result of an export.</summary>
    /// <exception cref="InvalidOperationException">The result has no file.</exception>
    /// <exception cref="ApiException">A file's URL is not one that may be downloaded.</exception>
    internal static JobExport Of(ApiResponse<ExportJobsOperationResultInfo?> result, Uri endpoint)
    {
        if (result.Value is not { BlobUrl.Length: > 0 } info)
            throw new InvalidOperationException("The export has ended without a file.");
        Uri Checked(string url) => BlobAddress.TryParse(url, endpoint, out Uri? uri)
            ? uri
            : throw ApiException.Unreadable(result, "Export", "the URL of the file is not an HTTPS URL of another machine");
        return new JobExport(
            Checked(info.BlobUrl), string.IsNullOrEmpty(info.ExcelFileBlobUrl) ? null : Checked(info.ExcelFileBlobUrl), info);
    }

    private static Uri WithKey(Uri url, string? key) =>
        string.IsNullOrEmpty(key) ? url : new Uri($"{url.OriginalString}{(url.Query.Length > 0 ? '&' : '?')}{key.TrimStart('?')}");
}
