using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>The body that the document declares for the errors of some statuses.</summary>
/// <param name="statuses">404, or 4 for 400 to 499; none: all that no other declaration names.</param>
internal abstract class DeclaredError(int[] statuses)
{
    /// <summary>The most specific declaration for a status; null for none.</summary>
    public static DeclaredError? Find(IReadOnlyList<DeclaredError> declared, int status) =>
        declared.FirstOrDefault(error => error.Names(status))
        ?? declared.FirstOrDefault(error => error.Names(status / 100))
        ?? declared.FirstOrDefault(static error => error.IsDefault);

    private bool IsDefault => statuses.Length == 0;

    /// <summary>Null where the body does not fit.</summary>
    public abstract object? Read(ReadOnlySpan<byte> body);

    public abstract ApiException Exception(ApiResponse response, string operationId, string message, ErrorBody body);

    private bool Names(int status) => Array.IndexOf(statuses, status) >= 0;
}

/// <inheritdoc/>
/// <typeparam name="T">Type of the error.</typeparam>
internal sealed class DeclaredError<T>(JsonRead<T> read, int[] statuses) : DeclaredError(statuses)
{
    public override object? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return ApiPipeline.Parse(body, read);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override ApiException Exception(ApiResponse response, string operationId, string message, ErrorBody body) =>
        new ApiException<T>(response, operationId, message, body);
}
