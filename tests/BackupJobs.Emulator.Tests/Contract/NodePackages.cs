namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>
/// Installs the packages of the Node programs before the first of them runs. Tests that use them are one collection, because
/// concurrent installations would interfere.
/// </summary>
[CollectionDefinition(Name)]
public sealed class NodePackages : IAsyncLifetime, ICollectionFixture<NodePackages>
{
    internal const string Name = "node";

    public Task InitializeAsync() => new NodeFactAttribute().Skip is null ? NodePrograms.Install() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;
}
