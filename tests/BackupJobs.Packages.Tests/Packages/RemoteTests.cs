using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace BackupJobs.Packages.Tests.Packages;

/// <summary>
/// Packages link to the project and to the commit they were built from; debuggers find the sources at the remote of the checkout.
/// </summary>
[Collection(PackagesGroup.Name)]
public sealed class RemoteTests
{
    private const string Remote = "https://github.com/contoso/backup-jobs-gen";

    // Portable PDB specification, "Source Link".
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [LongFact]
    public void The_commit_is_in_the_package_and_the_web_remote_in_its_symbols()
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("backupjobs-remote-");
        try
        {
            Sources.Copy(copy.FullName);
            string commit = Commit(copy.FullName);
            string output = Path.Combine(copy.FullName, "packed");
            PackedPackages.Pack(
                copy.FullName, output, "generator/BackupJobsGen.csproj", "src/BackupJobsGen.Runtime/BackupJobsGen.Runtime.csproj");

            using Package generator =
                Open(output, "BackupJobsGen", "nupkg"), runtime =
                Open(output, "BackupJobsGen.Runtime", "nupkg"), symbols =
                Open(output, "BackupJobsGen.Runtime", "snupkg");
            Assert.All([generator, runtime], package => Assert.Equal(
                (Sources.RepositoryUrl, commit),
                (package.Element("repository")!.Attribute("url")!.Value, package.Element("repository")!.Attribute("commit")!.Value)));
            string raw = $"https://raw.githubusercontent.com/contoso/backup-jobs-gen/{commit}/*";
            Assert.Contains(
                raw,
                Links(MetadataReaderProvider.FromPortablePdbStream(
                    new MemoryStream(symbols.Bytes("lib/net8.0/BackupJobsGen.Runtime.pdb")))),
                StringComparison.Ordinal);
            using PEReader dll = generator.Assembly("analyzers/dotnet/cs/BackupJobsGen.dll");
            Assert.Contains(
                raw,
                Links(dll.ReadEmbeddedPortablePdbDebugDirectoryData(
                    dll.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb))),
                StringComparison.Ordinal);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static Package Open(string folder, string id, string extension) =>
        new(Path.Combine(folder, $"{id}.{PackedPackages.Version}.{extension}"));

    private static string Commit(string folder)
    {
        Git(folder, "init", "--quiet");
        Git(folder, "add", "--all");
        Git(folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "All");
        Git(folder, "remote", "add", "origin", Remote + ".git");
        return Git(folder, "rev-parse", "HEAD");
    }

    private static string Git(string folder, params string[] arguments) => DotNet.Start("git", folder, arguments).Succeeded().Output.Trim();

    private static string Links(MetadataReaderProvider provider)
    {
        using (provider)
        {
            MetadataReader reader = provider.GetMetadataReader();
            CustomDebugInformation links = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
                .Single(information => reader.GetGuid(information.Kind) == SourceLink);
            return Encoding.UTF8.GetString(reader.GetBlobBytes(links.Value));
        }
    }
}
