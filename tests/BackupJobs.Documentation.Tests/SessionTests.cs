using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using BackupJobs.Cli;

namespace BackupJobs.Documentation.Tests;

/// <summary>
/// Sessions of the documents (`$ command`, then its output), run in a shell. The lines of the document occur in the output in
/// the same order; ids, times, ports, percentages and the task that runs may differ, and an ellipsis matches any lines.
/// </summary>
public sealed partial class SessionTests : IDisposable
{
    private const string ShownPort = ":8080";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backupjobs-session-");

    public static TheoryData<string> Sessions() =>
        new(Markdown.Blocks.Where(block => block.Language == "console").Select(block => block.ToString()));

    [ShellTheory]
    [MemberData(nameof(Sessions))]
    public async Task A_session_prints_what_is_shown(string name)
    {
        CodeBlock block = Markdown.Blocks.Single(block => block.ToString() == name);
        string printed = await RunAsync(Script(block.Lines));

        string[] lines = [.. printed.Split('\n').Select(Masked)];
        int at = 0;
        foreach (string shown in block.Lines.Where(line => !line.StartsWith("$ ", StringComparison.Ordinal) && line is not ("…" or "..."))
            .Select(Masked))
        {
            int found = Array.IndexOf(lines, shown, at);
            Assert.True(found >= 0, $"{block}: not printed: {shown}\n{printed}");
            at = found + 1;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The `export …` lines that a server prints for another terminal are run here.
    private static string Script(IReadOnlyList<string> lines)
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        string port = ((IPEndPoint)free.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        IEnumerable<string> typed = lines.Select(line => line switch
        {
            _ when line.StartsWith("$ ", StringComparison.Ordinal) && line.EndsWith('&') =>
                $"{line[2..]}\nserver=$!\ntrap 'kill $server; wait $server 2> /dev/null' EXIT\nuntil (exec 3<> /dev/tcp/127.0.0.1/{port}) 2> /dev/null; do sleep 0.2; done",
            _ when line.StartsWith("$ ", StringComparison.Ordinal) => line[2..],
            _ when line.StartsWith("export ", StringComparison.Ordinal) => line,
            _ => "",
        });
        return string.Join('\n', typed)
            .Replace(ShownPort, ":" + port, StringComparison.Ordinal)
            .Replace("--port 8080", "--port " + port, StringComparison.Ordinal);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void WriteSurroundings()
    {
        string command = Path.Combine(_folder.FullName, "backup-jobs");
        File.WriteAllText(command, $"#!/bin/sh\nexec dotnet '{typeof(BackupJobsCommand).Assembly.Location}' \"$@\"\n");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // Sessions name the documents relative to the repository.
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "specs"), Path.Combine(Repository.Root, "specs"));
    }

    private async Task<string> RunAsync(string script)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();
        WriteSurroundings();
        ProcessStartInfo start = new("bash", ["-c", $"exec 2>&1\n{script}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName
        };
        await using DocumentSource source = new(_folder.FullName);
        start.Environment["HTTPS_PROXY"] = source.Proxy;
        start.Environment["SSL_CERT_FILE"] = source.CertificateFile;
        // Profiles are written there.
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(_folder.FullName, "config");
        start.Environment["PATH"] = _folder.FullName + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        using Process process = Process.Start(start)!;
        string printed = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return printed;
    }

    private static string Masked(string line) => SpacesPattern().Replace(VaryingPattern().Replace(line, "#"), " ").Trim();

    [GeneratedRegex(
        @"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|(\d+h )?(\d+m )?\d+s\b|[\d.]+%|(?<=InProgress +[\d.]+% +)\S.*?(?= +after )|(?<=127\.0\.0\.1:)\d+|\d+(?= MB)")]
    private static partial Regex VaryingPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacesPattern();
}

/// <summary>A test that runs commands in a Unix shell, skipped on Windows.</summary>
internal sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "needs a Unix shell";
    }
}
