using Microsoft.Extensions.Hosting;

namespace BackupJobsGen.Testing.Hosting;

/// <summary>The default lifetime of a host handles Ctrl-C, which belongs to the program that has started the server.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
