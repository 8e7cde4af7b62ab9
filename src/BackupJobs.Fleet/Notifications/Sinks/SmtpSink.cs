using System.Net;
using System.Net.Sockets;
using BackupJobsGen.Runtime;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace BackupJobs.Fleet.Notifications;

/// <summary>Sends a mail for each end. Its Message-Id comes from the key, so that a repeated mail is recognized.</summary>
internal sealed class SmtpSink : EndSink
{
    private readonly SmtpSinkOptions _options;
    private readonly MailboxAddress _from;
    private readonly MailboxAddress[] _to;

    /// <exception cref="ArgumentException">An address is not valid, or the connection would be neither encrypted nor local.</exception>
    public SmtpSink(SmtpSinkOptions options, NotificationOptions notifications)
        : base(options.Name, notifications)
    {
        IReadOnlyList<OptionProblem> problems = options.FindProblems();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(' ', problems.Select(problem => problem.Message)));
        _options = options;
        _from = MailboxAddress.Parse(options.From);
        _to = [.. options.To.Select(MailboxAddress.Parse)];
    }

    public override Task<Delivery> DeliverAsync(JobEnd end, CancellationToken cancellationToken) =>
        SendAsync(end.Key, EndText.Title(end), MailText.Of(end, Page), cancellationToken);

    public override Task<Delivery> DeliverAsync(Digest digest, CancellationToken cancellationToken) =>
        SendAsync(digest.Key, digest.Title, string.Join("\n", digest.Lines) + "\n", cancellationToken);

    private async Task<Delivery> SendAsync(string key, string subject, string text, CancellationToken cancellationToken)
    {
        using MimeMessage message = new()
        {
            Subject = subject,
            MessageId = $"{key}@{_from.Domain}",
            Body = new TextPart("plain") { Text = text },
        };
        message.From.Add(_from);
        message.To.AddRange(_to);
        // Holiday replies to a machine help nobody.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        try
        {
            using SmtpClient client = new();
            await client.ConnectAsync(_options.Host, _options.Port, Security(), cancellationToken).ConfigureAwait(false);
            if (_options.User is { } user)
                await client.AuthenticateAsync(new NetworkCredential(user, _options.Password?.Read()), cancellationToken)
                    .ConfigureAwait(false);
            await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
            return Delivery.Accepted;
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.MessageNotAccepted && (int)refused.StatusCode >= 550)
        {
            return Delivery.Rejected(Reason(refused));
        }
        catch (Exception fault) when (fault is MailKit.CommandException or MailKit.ProtocolException or IOException or SocketException
            or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return Delivery.TryAgain(Reason(fault));
        }
    }

    private SecureSocketOptions Security() => _options.Security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private string Reason(Exception fault) => Redact.Text($"{_options.Host}:{_options.Port}: {EndText.OneLine(fault.Message)}");
}
