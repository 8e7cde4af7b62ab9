using BackupJobs.Packages.Tests.Consumers;

namespace BackupJobs.Packages.Tests.Hosts;

/// <summary>
/// The packed dll in the oldest supported compiler and in one of the newest, each in its own process
/// (editors and older SDKs have their own compiler, independent of the SDK installed here).
/// </summary>
[Collection(PackagesGroup.Name)]
public sealed class HostTests(PackedPackages packages)
{
    [LongFact]
    public void The_generator_runs_in_the_oldest_compiler() => Runs("4.8.0");

    [LongFact]
    public void The_generator_runs_in_a_new_compiler() => Runs("5.9.0");

    private void Runs(string version)
    {
        Consumer host = new Consumer(packages, $"roslyn-{version}").Copy("tests/roslyn-host", "RoslynHost").Copy("specs", "specs");
        using (Package generator = packages.Open("BackupJobsGen"), runtime = packages.Open("BackupJobsGen.Runtime"))
        {
            File.WriteAllBytes(Path.Combine(host.Folder, "BackupJobsGen.dll"), generator.Bytes("analyzers/dotnet/cs/BackupJobsGen.dll"));
            File.WriteAllBytes(
                Path.Combine(host.Folder, "BackupJobsGen.Runtime.dll"), runtime.Bytes("lib/net10.0/BackupJobsGen.Runtime.dll"));
        }

        host.Build("RoslynHost", $"-p:RoslynVersion={version}").Clean();
        CommandResult result = DotNet.Run(
            host.Folder, "RoslynHost/bin/Debug/net10.0/RoslynHost.dll",
            "BackupJobsGen.dll", "BackupJobsGen.Runtime.dll", "specs/2024-04-01/backup.json", "specs/common-types/errors.json").Succeeded();
        Assert.Equal($"Roslyn {version[..3]}: 1 generator, files: True, problems: 0, emitted: True", result.Output.Trim());
    }
}
