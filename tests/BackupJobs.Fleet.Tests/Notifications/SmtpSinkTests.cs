using System.Buffers;
using System.Net;
using System.Net.Sockets;
using BackupJobs.Fleet.Notifications;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace BackupJobs.Fleet.Tests.Notifications;

public sealed class SmtpSinkTests : IAsyncLifetime, IDisposable
{
    private readonly Mailbox _mailbox = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port = FreePort();
    private Task _server = Task.CompletedTask;

    public Task InitializeAsync()
    {
        ServiceProvider services = new();
        services.Add(_mailbox);
        ISmtpServerOptions options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, _port))).Build();
        _server = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_mail_has_the_facts_and_an_id_from_the_key()
    {
        Delivery delivery = await Sink().DeliverAsync(Ends.Failed(item: "sql01\r\nBcc: x@example.com"), default);

        Assert.True(delivery.IsAccepted, delivery.Reason);
        MimeMessage mail = Assert.Single(_mailbox.Mails);
        Assert.Equal("Failed: Backup of sql01 Bcc: x@example.com in rsv-prod", mail.Subject);
        Assert.Equal($"{Ends.Failed().Key}@example.com", mail.MessageId);
        Assert.Equal(["ops@example.com"], mail.To.Mailboxes.Select(to => to.Address));
        Assert.Empty(mail.Bcc);
        Assert.Contains("Error:          400001: The virtual machine agent does not answer.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("- Restart the agent.", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpReplyCode.MailboxUnavailable, true)]
    [InlineData(SmtpReplyCode.InsufficientStorage, false)]
    public async Task A_permanent_refusal_is_a_dead_letter(SmtpReplyCode reply, bool isRejected)
    {
        _mailbox.Reply = new SmtpResponse(reply, "no");
        Delivery delivery = await Sink().DeliverAsync(Ends.Failed(), default);

        Assert.False(delivery.IsAccepted);
        Assert.Equal(isRejected, delivery.IsRejected);
    }

    [Fact]
    public async Task A_server_without_tls_gets_no_mail_unless_it_is_local()
    {
        Delivery delivery = await Sink(SmtpSecurity.StartTls).DeliverAsync(Ends.Failed(), default);

        Assert.False(delivery.IsAccepted);
        Assert.Empty(_mailbox.Mails);
        Assert.Throws<ArgumentException>(
            () => new SmtpSink(Options(SmtpSecurity.None) with { Host = "mail.example" }, new NotificationOptions()));
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again()
    {
        Delivery delivery = await new SmtpSink(Options(SmtpSecurity.None) with { Port = FreePort() }, new NotificationOptions())
            .DeliverAsync(Ends.Failed(), default);

        Assert.False(delivery.IsAccepted || delivery.IsRejected);
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private SmtpSink Sink(SmtpSecurity security = SmtpSecurity.None) => new(Options(security), new NotificationOptions());

    private SmtpSinkOptions Options(SmtpSecurity security) => new()
    {
        Name = "mail",
        Host = "127.0.0.1",
        Port = _port,
        Security = security,
        From = "Fleet <fleet@example.com>",
        To = ["ops@example.com"],
    };

    private sealed class Mailbox : MessageStore
    {
        public List<MimeMessage> Mails { get; } = [];

        public SmtpResponse Reply { get; set; } = SmtpResponse.Ok;

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using MemoryStream text = new(buffer.ToArray());
            Mails.Add(await MimeMessage.LoadAsync(text, cancellationToken));
            return Reply;
        }
    }
}
