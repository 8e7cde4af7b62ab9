using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// What is read of the body of a response that is not a success: at most 64 KB, within the caller's token and the client's
/// timeout.
/// </summary>
/// <param name="Raw">The start of the body; empty when nothing could be received.</param>
/// <param name="Error">The error, or null.</param>
/// <param name="Typed">The error as the type that the document declares, or null.</param>
internal sealed record ErrorBody(string Raw, ApiError? Error, object? Typed)
{
    /// <summary>More of an error than anyone reads.</summary>
    public const int Limit = 64 * 1024;

    /// <summary>Reads the body. Only the status matters: one that does not arrive, or does not fit, is not an error of its own.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public static async Task<ErrorBody> ReadAsync(ApiReply reply, DeclaredError? declared, CancellationToken cancellationToken)
    {
        PooledBody body = default;
        try
        {
            body = await reply.WithinTimeoutAsync(token => PooledBody.ReadAsync(reply.Message.Content, Limit, token), cancellationToken)
                .ConfigureAwait(false);
            body.ToUtf8(reply.Message.Content.Headers);
            return new ErrorBody(Text(body.Bytes), ApiError.Parse(body.Bytes), declared?.Read(body.Bytes));
        }
        catch (Exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ErrorBody("", null, null);
        }
        finally
        {
            body.Dispose();
        }
    }

    /// <summary>The start of a body as a string.</summary>
    public static string Text(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, Limit)]);
}
