using System.Xml.Linq;

namespace BackupJobs.Packages.Tests;

/// <summary>The repository's files as git lists them, without build output.</summary>
internal static class Sources
{
    /// <summary>The project's address as `Directory.Build.props` has it.</summary>
    public static string RepositoryUrl { get; } =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;

    public static void Copy(string target)
    {
        CommandResult listed = DotNet.Start("git", Repository.Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .Succeeded();
        CopyFiles(listed.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries), target);
    }

    /// <summary>Copies the history too, because assemblies and nuspecs contain the commit.</summary>
    public static void CopyWithHistory(string target)
    {
        Copy(target);
        CopyFiles(
            Directory.Exists(Path.Combine(Repository.Root, ".git"))
                ? Directory.EnumerateFiles(Path.Combine(Repository.Root, ".git"), "*", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(Repository.Root, file))
                : [".git"],
            target);
    }

    private static void CopyFiles(IEnumerable<string> files, string target)
    {
        foreach (string file in files)
        {
            string source = Path.Combine(Repository.Root, file);
            if (!File.Exists(source))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, file))!);
            File.Copy(source, Path.Combine(target, file));
        }
    }
}
