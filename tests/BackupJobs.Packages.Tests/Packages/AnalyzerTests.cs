using System.Reflection.PortableExecutable;

namespace BackupJobs.Packages.Tests.Packages;

/// <summary>The generator loads beside any other, in any compiler from 4.8 on.</summary>
[Collection(PackagesGroup.Name)]
public sealed class AnalyzerTests(PackedPackages packages)
{
    private const string Dll = "analyzers/dotnet/cs/BackupJobsGen.dll";

    [Fact]
    public void The_generator_references_only_what_the_compiler_brings()
    {
        using Package package = packages.Open("BackupJobsGen");
        Assert.Equal(
            [
                "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
                // Roslyn 4.8's own, in its own versions.
                "System.Collections.Immutable 7.0.0.0", "System.Memory 4.0.1.2",
                "netstandard 2.0.0.0",
            ],
            package.References(Dll));
    }

    [Fact]
    public void The_generator_carries_its_symbols_because_no_symbol_server_is_asked_for_analyzers()
    {
        using Package package = packages.Open("BackupJobsGen");
        using PEReader assembly = package.Assembly(Dll);
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }
}
