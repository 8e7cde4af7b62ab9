using System.Reflection.PortableExecutable;

namespace BackupJobs.Packages.Tests.Packages;

/// <summary>The generator loads next to any other, in any compiler from 4.8 on.</summary>
[Collection(PackagesGroup.Name)]
public sealed class AnalyzerTests(PackedPackages packages)
{
    private const string Dll = "analyzers/dotnet/cs/BackupJobsGen.dll";

    [Fact]
    public void The_generator_references_only_assemblies_of_the_compiler()
    {
        using Package package = packages.Open("BackupJobsGen");
        Assert.Equal(
            [
                "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
                // The versions that Roslyn 4.8 ships with.
                "System.Collections.Immutable 7.0.0.0", "System.Memory 4.0.1.2",
                "netstandard 2.0.0.0",
            ],
            package.References(Dll));
    }

    [Fact]
    public void The_generator_embeds_its_symbols()
    {
        using Package package = packages.Open("BackupJobsGen");
        using PEReader assembly = package.Assembly(Dll);
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }
}
