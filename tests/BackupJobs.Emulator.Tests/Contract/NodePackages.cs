namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>The packages of the node programs, installed before the first of them runs. Tests with them are one collection: two installations at once would spoil each other.</summary>
[CollectionDefinition(Name)]
public sealed class NodePackages : IAsyncLifetime, ICollectionFixture<NodePackages>
{
    internal const string Name = "node";

    public Task InitializeAsync() => new NodeFactAttribute().Skip is null ? NodePrograms.Install() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;
}
