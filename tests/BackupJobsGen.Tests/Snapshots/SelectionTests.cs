using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of an internal client that is grouped by tag.</summary>
public class SelectionTests
{
    [Fact]
    public void Internal_client_by_tag() => Snapshot.Verify(
        Zoo.Document, ["TestClient", "PetsOperations", "Size"],
        ["Accessibility=internal", "GroupBy=Tag", "Tags=pets", "ExcludeOperations=pets_add", "IncludeDeprecated=false"]);
}
