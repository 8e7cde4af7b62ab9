using System.Text.Json;

namespace BackupJobs.Fleet.Tests.Host;

/// <summary>What a test passes to a process that it starts.</summary>
internal sealed record FleetSettings
{
    public const string Variable = "BACKUPJOBS_FLEET_TEST";

    public required Uri Endpoint { get; init; }

    public string DatabaseFile { get; init; } = "";

    public string? PostgreSql { get; init; }

    /// <summary>The sink; each end is sent there.</summary>
    public required Uri Sink { get; init; }

    /// <summary>Where the process kills itself; null for nowhere.</summary>
    public FleetPoint? KillAt { get; init; }

    /// <summary>How often the point is passed before.</summary>
    public int KillAfter { get; init; }

    public static FleetSettings Read() =>
        JsonSerializer.Deserialize<FleetSettings>(Environment.GetEnvironmentVariable(Variable)!)!;

    public override string ToString() => JsonSerializer.Serialize(this);
}
