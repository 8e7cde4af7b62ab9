using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// Reads the errors of a job of either kind of vault. Those of Backup vaults are nested, and often only the innermost says what happened:
/// they are flattened, outermost first.
/// </summary>
internal static class JobErrorReader
{
    // Three levels were seen; the JSON reader limits the depth of all JSON.
    private const int MaxErrors = 20;

    public static List<JobErrorDetail> ReadList(ref JsonTokenReader reader)
    {
        List<JobErrorDetail> errors = [];
        foreach (List<JobErrorDetail> tree in JsonWalk.Items(ref reader, Read))
            errors.AddRange(tree);
        return errors.Count > MaxErrors ? errors[..MaxErrors] : errors;
    }

    /// <summary>One error and those beneath it.</summary>
    public static List<JobErrorDetail> Read(ref JsonTokenReader reader)
    {
        Parts error = new();
        JsonWalk.Members(ref reader, error, ReadMember);
        JobErrorDetail own = new(error.Code, error.Title, error.Message, error.Recommendations) { IsRetryable = error.IsRetryable };
        // A code without a message is only worth a line if the error above it does not have the code already.
        return [own, .. error.Inner.Where(inner => inner.Message is not null || inner.Title != own.Title)];
    }

    private static void ReadMember(ref JsonTokenReader value, string name, Parts parts)
    {
        switch (name)
        {
            case "errorCode":
                parts.Code = JsonScalars.TryReadInt32(ref value, out int code) ? code : null;
                break;
            case "errorTitle" or "code":
                parts.Title = JsonWalk.String(ref value);
                break;
            case "errorString" or "message":
                parts.Message = JsonWalk.String(ref value)?.Trim();
                break;
            case "recommendations" or "recommendedAction":
                parts.Recommendations = ValueList.From(JsonWalk.Items(ref value, JsonWalk.String).OfType<string>());
                break;
            case "isRetryable":
                parts.IsRetryable = JsonScalars.TryReadBoolean(ref value, out bool retryable) ? retryable : null;
                break;
            case "details":
                parts.Inner.AddRange(ReadList(ref value));
                break;
            case "innerError" or "embeddedInnerError":
                parts.Inner.AddRange(Read(ref value).Where(inner => inner.Title is not null || inner.Message is not null));
                break;
        }
    }

    private sealed class Parts
    {
        public int? Code { get; set; }

        public string? Title { get; set; }

        public string? Message { get; set; }

        public ValueList<string> Recommendations { get; set; } = ValueList<string>.Empty;

        public bool? IsRetryable { get; set; }

        public List<JobErrorDetail> Inner { get; } = [];
    }
}
