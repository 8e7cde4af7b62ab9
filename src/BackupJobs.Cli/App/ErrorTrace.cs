namespace BackupJobs.Cli;

/// <summary>An exception for those who look for its cause: types, messages and places, innermost last. The libraries keep secrets out of messages.</summary>
internal static class ErrorTrace
{
    public static void WriteTo(TextWriter text, Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            text.WriteLine($"  {cause.GetType().FullName}: {SafeText.OneLine(cause.Message)}");
            if (cause.StackTrace is { } trace)
                text.WriteLine(trace);
        }
    }
}
