namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>
/// A folder outside the repository for consumer projects. Our packages come from the packed folder only, all others
/// (targeting packs) from the machine's usual source. The package cache is empty at first and shared by the projects of
/// one run.
/// </summary>
internal static class Workspace
{
    public static string Create(string packages)
    {
        string root = Directory.CreateTempSubdirectory("backupjobs-consumers-").FullName;
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <packageSources><add key="packed" value="{packages}" /></packageSources>
              <packageSourceMapping>
                <packageSource key="packed"><package pattern="BackupJobs*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        return root;
    }
}
