namespace BackupJobs.Packages.Tests.Packages;

/// <summary>The same sources give the same packages, in any folder.</summary>
[Collection(PackagesGroup.Name)]
public sealed class DeterminismTests(PackedPackages packages)
{
    [LongFact]
    public void Packing_from_another_folder_gives_identical_files()
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("backupjobs-sources-");
        try
        {
            Sources.CopyWithHistory(copy.FullName);
            string again = Path.Combine(copy.FullName, "artifacts", "packages-under-test");
            PackedPackages.Pack(copy.FullName, again, PackedPackages.Projects);
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
        Assert.All(
            one.Files,
            file => Assert.True(one.Bytes(file).AsSpan().SequenceEqual(two.Bytes(file)), $"{Path.GetFileName(first)}: {file} differs"));
    }
}
