namespace BackupJobs.Cli;

/// <summary>
/// Writes types, messages and stack traces of an exception and its inner exceptions. An interruption or a time limit is not a fault
/// of the code: it has one line.
/// </summary>
internal static class ErrorTrace
{
    public static void WriteTo(TextWriter text, Exception error)
    {
        if (error is OperationCanceledException or TimeoutException or FailureException)
        {
            text.WriteLine($"  {error.GetType().FullName}: {SafeText.OneLine(error.Message)}");
            return;
        }

        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            text.WriteLine($"  {cause.GetType().FullName}: {SafeText.OneLine(cause.Message)}");
            foreach (string line in (cause.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                text.WriteLine(SafeText.OneLine(line.TrimEnd()));
        }
    }
}
