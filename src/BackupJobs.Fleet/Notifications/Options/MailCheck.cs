using MimeKit;

namespace BackupJobs.Fleet;

/// <summary>Checks the options of mails. A function of its input.</summary>
internal static class MailCheck
{
    /// <summary>What is wrong with the options; empty if nothing is.</summary>
    public static IEnumerable<OptionProblem> Problems(SmtpSinkOptions options)
    {
        if (!IsAddress(options.From))
            yield return new OptionProblem(nameof(options.From), $"'{options.From}' is not a mail address.");
        if (options.To.Count == 0)
            yield return new OptionProblem(nameof(options.To), "A mail needs a receiver.");
        foreach (string to in options.To.Where(to => !IsAddress(to)))
            yield return new OptionProblem(nameof(options.To), $"'{to}' is not a mail address.");
        if (options.Security == SmtpSecurity.None && !LocalAddress.IsLoopback(options.Host))
        {
            yield return new OptionProblem(
                nameof(options.Security), "Mail without encryption is sent to a server on this machine only.");
        }
    }

    private static bool IsAddress(string text) =>
        MailboxAddress.TryParse(text, out MailboxAddress? address) && address.Domain.Length > 0;
}
