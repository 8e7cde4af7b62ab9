using System.Diagnostics;

namespace BackupJobsGen.Servers.Tests.Harness;

/// <summary>A running server: a process that prints the address of each of its applications and ends with its standard input.</summary>
internal sealed class ServerProcess
{
    /// <summary>Sources and documents of the servers.</summary>
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "BackupJobsGen.Servers");

    // A process that nothing holds is closed, and its standard input with it.
    private static readonly List<Process> Running = [];

    private readonly Lazy<Task<Dictionary<string, Uri>>> _addresses;

    public bool IsDotNet { get; private init; }

    private ServerProcess(string program, string arguments, string folder) =>
        _addresses = new(() => StartAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(Folder, folder) }));

    /// <summary>A .NET server; its project is built with this one.</summary>
    public static ServerProcess DotNet(string project)
    {
        string name = "BackupJobsGen.Servers." + project;
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return new(
            "dotnet", '"' + Path.Combine(Repository.Root, "artifacts", "bin", name, configuration, name + ".dll") + '"',
            ".") { IsDotNet = true };
    }

    /// <summary>A server of another language, run where its sources are.</summary>
    public static ServerProcess Script(string program, string script, string folder) => new(program, script, folder);

    /// <summary>Where an application of the server listens; the server is started when it is first asked for.</summary>
    public async Task<Uri> AddressAsync(string application) => (await _addresses.Value)[application];

    private static async Task<Dictionary<string, Uri>> StartAsync(ProcessStartInfo start)
    {
        // Held open until this process ends, however it ends.
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(1));
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        lock (Running)
            Running.Add(process);
        Dictionary<string, Uri> addresses = [];
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { Length: > 0 } line)
            addresses.Add(line.Split(' ')[0], new Uri(line.Split(' ')[1]));
        return addresses.Count > 0
            ? addresses
            : throw new InvalidOperationException($"{start.FileName} {start.Arguments} ended without an address");
    }
}
