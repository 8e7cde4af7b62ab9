using System.ComponentModel;
using System.Text;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Waits for the end of an operation that has a resource with its status (x-bjg-status).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StatusWait
{
    /// <summary>Requests the resource until its status is one of the end values.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="pipeline">Sends the requests.</param>
    /// <param name="request">Creates a request of the resource.</param>
    /// <param name="read">Reads the resource.</param>
    /// <param name="member">JSON name of the status; with dots a path.</param>
    /// <param name="succeeded">End values that are a success, whatever their case; numbers whatever their spelling.</param>
    /// <param name="failed">End values that are a failure.</param>
    /// <param name="options">Delay and deadline; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ApiException">The status is a failure (then with the resource), or a request was refused permanently.</exception>
    /// <exception cref="PollingTimeoutException">The deadline has passed.</exception>
    public static async Task<ApiResponse<T>> RunAsync<T>(
        ApiPipeline pipeline, Func<ApiRequest> request, JsonRead<T> read, string member, string[] succeeded, string[] failed,
        PollingOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(request);
        ApiRequest sent = request();
        Uri uri = pipeline.UriOf(sent);
        Poller poller = new(options, pipeline.Options.TimeProvider);
        ApiResponse<Resource<T>> last = await poller.WaitAsync(PollAsync, cancellationToken: cancellationToken).ConfigureAwait(false);
        return last.Value.IsIn(failed)
            ? throw Failed(last, sent, member)
            : last.WithValue(last.Value.Value);

        async Task<Observation<ApiResponse<Resource<T>>>> PollAsync(CancellationToken token)
        {
            sent = request();
            ApiResponse<Resource<T>> answer = await pipeline.SendAsync(
                sent, sent.Operation.Method, uri, uri,
                (body, _) => new Resource<T>(
                    ApiPipeline.Parse(body, read), JsonMemberPath.Find(body, member), ApiError.Parse(body), ErrorBody.Text(body)),
                token).ConfigureAwait(false);
            return Observation.Of(answer, answer.Value.IsIn(succeeded) || answer.Value.IsIn(failed)) with
            {
                Summary = Redact.Text(answer.Value.Status is { } status ? sent.Mask(status) : $"no {member}"),
            };
        }
    }

    private static ApiException<T> Failed<T>(ApiResponse<Resource<T>> last, ApiRequest sent, string member)
    {
        Resource<T> resource = last.Value;
        ApiError? error = resource.Error is { } found ? sent.MaskError(found, resource.Raw) : null;
        // A status that is named 'code' was taken for that of an error.
        string status = sent.Mask(resource.Status ?? "");
        string reason = error?.ToString() is { } text && text != status ? $": {text}" : "";
        string message = $"{sent.Operation.Summary}: {member} is '{status}'{reason}.";
        return new ApiException<T>(last, sent.Operation.Id, message, new ErrorBody(resource.Raw, error, resource.Value));
    }

    private sealed record Resource<T>(T Value, string? Status, ApiError? Error, string Raw)
    {
        public bool IsIn(string[] values) => Status is not null && values.Any(value => AreEqual(Status, value));

        // Numbers by value: some services write 2 as 2.0.
        private static bool AreEqual(string status, string value) => status.Equals(value, StringComparison.OrdinalIgnoreCase)
            || (ExactNumber.IsNumber(status) && ExactNumber.IsNumber(value)
                && ExactNumber.AreEqual(Encoding.UTF8.GetBytes(status), Encoding.UTF8.GetBytes(value)));
    }
}
