using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BackupJobs.Cli.Tests.Hostile;
using BackupJobsGen.Hostile;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Cli.Tests.Verbs;

public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backup-jobs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_report_is_downloaded_without_the_token()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddEnded("job1");

        Ran ran = await vault.Run("export", "--to", _folder, "--interval", "1s", "--quiet");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        string file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(file, ran.OutputLines[0]);
        Assert.Contains("job1", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Emulator.RecordedRequest download =
            Assert.Single(vault.Emulator.Requests, request => request.Authority == vault.Emulator.BlobEndpoint.Authority);
        Assert.DoesNotContain("Authorization", download.HeaderNames, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Progress_is_shown_while_the_service_writes_the_report()
    {
        await using TestVault vault = await TestVault.Start(speed: 5);

        Ran ran = await vault.Run("export", "--to", _folder, "--interval", "1s");

        Assert.StartsWith("Exporting the jobs of vault1…", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Exporting the jobs of vault1: not done yet, next request in ", ran.Error, StringComparison.Ordinal);
        Assert.EndsWith("Downloading the report…", ran.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(ran.OutputLines);
    }

    [Fact]
    public async Task An_export_of_several_statuses_is_refused_with_what_accepts_them()
    {
        await using TestVault vault = await TestVault.Start();

        Ran ran = await vault.Run("export", "--status", "Failed", "--status", "Cancelled", "--to", _folder);
        Ran help = await vault.Run("export", "--help");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("error: the service exports the jobs of one --status, or of all", ran.Error, StringComparison.Ordinal);
        Assert.Contains("'backup-jobs list -o json' (or csv), which accepts several", ran.Error, StringComparison.Ordinal);
        Assert.Contains("not repeatable", help.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(vault.Emulator.Requests);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task The_status_of_an_export_is_sent_to_the_service()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        vault.AddEnded("good");
        vault.AddEnded("warned", Emulator.SimulatedOutcome.CompletedWithWarnings);

        Ran ran = await vault.Run("export", "--status", "completedwithwarnings", "--to", _folder, "--interval", "1s", "-q");

        string report = await File.ReadAllTextAsync(Assert.Single(ran.OutputLines));
        Assert.Contains("warned", report, StringComparison.Ordinal);
        Assert.DoesNotContain("good", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_file_is_kept_unless_forced()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        string file = Path.Combine(_folder, "report.json");
        await File.WriteAllTextAsync(file, "mine");

        Ran kept = await vault.Run("export", "--to", file, "--interval", "1s");
        Assert.Equal(1, kept.Exit);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
        Assert.DoesNotContain("sig=", kept.Error, StringComparison.Ordinal);

        Ran overwritten = await vault.Run("export", "--to", file, "--force", "--interval", "1s");
        Assert.Equal(0, overwritten.Exit);
        Assert.NotEqual("mine", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_failed_download_keeps_the_old_file(string response)
    {
        string file = Path.Combine(_folder, "report.json");
        await File.WriteAllTextAsync(file, "old");
        await using HostileServer blob = new(async (_, stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(response), token);
            stream.Socket.Shutdown(SocketShutdown.Send);
        });

        FailureException failure = await Assert.ThrowsAsync<FailureException>(() => SaveAsync(blob, file, CancellationToken.None));

        Assert.Equal(ExitCode.Error, failure.Failure.ExitCode);
        Assert.DoesNotContain("sig=", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_download_that_never_ends_is_cancelled_at_the_deadline()
    {
        await using HostileServer blob = FaultyServer.Start(Fault.SlowBody);
        using Deadline deadline = new(TimeSpan.FromMilliseconds(500), TimeProvider.System, CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SaveAsync(blob, Path.Combine(_folder, "report.json"), deadline.Token));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Encoding: gzip\r\n")]
    public async Task A_report_that_is_too_large_is_not_saved(string encoding)
    {
        byte[] body = encoding.Length > 0 ? Answers.Bomb(3) : new byte[3 << 20];
        await using HostileServer blob = new(async (_, stream, token) =>
        {
            string head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\n{encoding}Content-Length: {body.Length}\r\n\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), token);
            await stream.WriteAsync(body, token);
        });

        FailureException failure = await Assert.ThrowsAsync<FailureException>(() => SaveAsync(
            new ReportDownload(new Uri("http://127.0.0.1")) { MaxBytes = 2 << 20 }, blob, Path.Combine(_folder, "report.json"), default));

        Assert.Equal("it is larger than 2 MB", failure.Failure.Why);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_download_without_a_deadline_ends_after_half_an_hour()
    {
        FakeTimeProvider time = new();
        await using HostileServer blob = new(async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"u8.ToArray(), token);
            time.Advance(TimeSpan.FromMinutes(31));
            await Task.Delay(Timeout.Infinite, token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SaveAsync(
            new ReportDownload(new Uri("http://127.0.0.1")) { Time = time }, blob, Path.Combine(_folder, "report.json"), default));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("20.60.1.1", "127.9.9.9")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task A_name_that_resolves_to_this_machine_is_rejected(params string[] addresses)
    {
        ReportDownload download = new(new Uri("https://management.azure.com"))
        {
            Resolve = (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())
        };

        FailureException failure = await Assert.ThrowsAsync<FailureException>(() => download.SaveAsync(
            new Uri("https://account.blob.example/r?sig=k"), Path.Combine(_folder, "r"), overwrite: true, CancellationToken.None));

        Assert.Contains("unreachable", failure.Failure.Why, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Only_regular_files_are_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        string target = Path.Combine(_folder, "target");
        string link = Path.Combine(_folder, "link");
        string pipe = Path.Combine(_folder, "pipe");
        await File.WriteAllTextAsync(target, "old");
        File.CreateSymbolicLink(link, target);
        using (Process mkfifo = Process.Start("mkfifo", [pipe]))
            await mkfifo.WaitForExitAsync();

        foreach (string path in new[] { link, pipe, "/dev/null", _folder })
        {
            IOException error =
                await Assert.ThrowsAsync<IOException>(
                    () => OutputFile.WriteAsync(path, overwrite: true, stream => stream.WriteAsync(new byte[1]).AsTask()));
            Assert.Contains("not a regular file", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("old", await File.ReadAllTextAsync(target));
        Assert.True(File.Exists(pipe) && File.Exists("/dev/null"));
    }

    [Theory]
    [InlineData("https://management.azure.com", "http://account.blob.core.windows.net/r?sig=k")]
    [InlineData("https://management.azure.com", "https://127.0.0.1/r?sig=k")]
    [InlineData("https://management.azure.com", "https://localhost/r?sig=k")]
    [InlineData("https://management.azure.com", "https://[::1]/r?sig=k")]
    [InlineData("https://management.azure.com", "https://[::ffff:127.0.0.1]/r?sig=k")]
    [InlineData("https://management.azure.com", "https://169.254.169.254/r?sig=k")]
    [InlineData("https://management.azure.com", "https://[fe80::1]/r?sig=k")]
    [InlineData("https://management.azure.com", "https://0.0.0.0/r?sig=k")]
    [InlineData("https://management.azure.com", "file:///etc/passwd")]
    [InlineData("https://management.azure.com", "file://server/share/r")]
    [InlineData("http://127.0.0.1:8080", "http://account.blob.core.windows.net/r?sig=k")]
    [InlineData("http://127.0.0.1:8080", "file:///etc/passwd")]
    [InlineData("http://127.0.0.1:8080", "ftp://127.0.0.1/r")]
    public async Task A_blob_URL_must_be_HTTPS_and_not_local(string endpoint, string url)
    {
        FailureException failure = await Assert.ThrowsAsync<FailureException>(
            () => new ReportDownload(
                new Uri(endpoint)).SaveAsync(
                new Uri(url), Path.Combine(_folder, "r"), overwrite: true, CancellationToken.None));

        Assert.Contains("URL is not allowed", failure.Failure.Why, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static Task SaveAsync(HostileServer blob, string path, CancellationToken cancellationToken) =>
        SaveAsync(new ReportDownload(new Uri("http://127.0.0.1")), blob, path, cancellationToken);

    private static Task SaveAsync(ReportDownload download, HostileServer blob, string path, CancellationToken cancellationToken) =>
        download.SaveAsync(
            new Uri($"{blob.Endpoint}report?sig=key"), path, overwrite: true, cancellationToken);

    [Fact]
    public async Task An_export_creates_the_folder()
    {
        await using TestVault vault = await TestVault.Start(speed: 60);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("backup-jobs-");
        try
        {
            string to = Path.Combine(folder.FullName, "new", "reports") + "/";

            Ran ran = await vault.Run("export", "--to", to, "--interval", "1s", "--quiet");

            Assert.Equal((0, ""), (ran.Exit, ran.Error));
            Assert.StartsWith(to, Assert.Single(ran.OutputLines), StringComparison.Ordinal);
            Assert.True(File.Exists(ran.OutputLines[0]));
            Assert.Equal(".json", Path.GetExtension(ran.OutputLines[0]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
