namespace BackupJobs.Packages.Tests.Packages;

/// <summary>The same sources give the same packages, wherever they lie.</summary>
[Collection(PackagesGroup.Name)]
public sealed class DeterminismTests(PackedPackages packages)
{
    [LongFact]
    public void Packing_from_another_folder_gives_the_same_files()
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("backupjobs-sources-");
        try
        {
            CopySources(copy.FullName);
            string again = Path.Combine(copy.FullName, "artifacts", "packages-under-test");
            PackedPackages.Pack(copy.FullName, again);
            string[] names = [.. Directory.EnumerateFiles(packages.Folder).Select(Path.GetFileName).OfType<string>().Order()];
            Assert.Equal(names, Directory.EnumerateFiles(again).Select(Path.GetFileName).Order());
            Assert.All(names, name => AssertSame(Path.Combine(packages.Folder, name), Path.Combine(again, name)));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void AssertSame(string first, string second)
    {
        using Package one = new(first);
        using Package two = new(second);
        Assert.Equal(one.Files, two.Files);
        Assert.All(one.Files, file => Assert.True(one.Bytes(file).AsSpan().SequenceEqual(two.Bytes(file)), $"{Path.GetFileName(first)}: {file} differs"));
    }

    // With the history, because assemblies and nuspecs name the commit.
    private static void CopySources(string target)
    {
        CommandResult listed = DotNet.Start("git", Repository.Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").Succeeded();
        IEnumerable<string> history = Directory.Exists(Path.Combine(Repository.Root, ".git"))
            ? Directory.EnumerateFiles(Path.Combine(Repository.Root, ".git"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file))
            : [".git"];
        foreach (string file in listed.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Concat(history))
        {
            string source = Path.Combine(Repository.Root, file);
            if (!File.Exists(source))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, file))!);
            File.Copy(source, Path.Combine(target, file));
        }
    }
}
