using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of credentials.</summary>
public class SecurityTests
{
    [Fact]
    public void Every_kind_of_scheme() => Snapshot.Verify(SecuredPets.Document, ["TestClientOptions", "TestClient"]);
}
