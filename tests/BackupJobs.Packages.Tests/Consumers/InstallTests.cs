namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>The commands of the README that install what is not published yet, in a home folder of their own.</summary>
[Collection(PackagesGroup.Name)]
public sealed class InstallTests(PackedPackages packages)
{
    [LongFact]
    public void The_commands_of_the_README_install_the_command_and_the_template()
    {
        CodeBlock block =
            Markdown.Blocks.Single(
                block => block is { File: "README.md", Language: "sh" }
                    && block.Text.Contains("nuget add source", StringComparison.Ordinal));
        string[] pack = [.. block.Lines.Take(2)];
        string gate = System.IO.File.ReadAllText(Path.Combine(Repository.Root, ".ci/run"));
        Assert.All(pack, line => Assert.Contains(line, gate, StringComparison.Ordinal));

        // The fixture has packed already; the other lines run as they are, outside the workspace, whose settings have the source already.
        DirectoryInfo home = Directory.CreateTempSubdirectory("backupjobs-install-");
        try
        {
            string install = string.Join('\n', block.Lines.Skip(pack.Length))
                .Replace("$PWD/artifacts/packages", packages.Folder, StringComparison.Ordinal);
            Run(home, install);
            Run(home, "\"$HOME/.dotnet/tools/backup-jobs\" --version");
            Assert.Contains("backup-jobs-client", Run(home, "dotnet new list backup-jobs-client"), StringComparison.Ordinal);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static string Run(DirectoryInfo home, string script) => DotNet.Start("bash", home.FullName, "-c", $"""
        set -e
        export HOME='{home.FullName}' DOTNET_CLI_HOME='{home.FullName}' NUGET_PACKAGES='{home.FullName}/cache'
        {script}
        """).Succeeded().Output;
}
