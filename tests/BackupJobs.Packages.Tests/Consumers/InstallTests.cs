namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>The commands of the README that install what is not published yet, in a home folder of their own.</summary>
[Collection(PackagesGroup.Name)]
public sealed class InstallTests(PackedPackages packages)
{
    [LongFact]
    public void The_commands_of_the_README_install_the_command_and_the_template()
    {
        CodeBlock block = Markdown.Blocks.Single(block => block is { File: "README.md", Language: "sh" } && block.Text.Contains("nuget add source", StringComparison.Ordinal));
        string pack = block.Lines[0];
        Assert.Contains(pack, System.IO.File.ReadAllText(Path.Combine(Repository.Root, ".ci/run")), StringComparison.Ordinal);

        // The fixture has packed already; the other lines run as they are.
        Consumer consumer = new Consumer(packages, "install")
            .File("install.sh", string.Join('\n', block.Lines.Skip(1)).Replace("$PWD/artifacts/packages", packages.Folder, StringComparison.Ordinal));
        string home = Directory.CreateDirectory(Path.Combine(consumer.Folder, "home")).FullName;
        string settings = $"HOME={home} DOTNET_CLI_HOME={home} NUGET_PACKAGES={Path.Combine(home, "cache")}";
        Run(consumer, $"export {settings}; set -e; . ./install.sh");
        Run(consumer, $"export {settings}; \"$HOME/.dotnet/tools/backup-jobs\" --version");
        Assert.Contains("backup-jobs-client", Run(consumer, $"export {settings}; dotnet new list backup-jobs-client"), StringComparison.Ordinal);
    }

    private static string Run(Consumer consumer, string script) => DotNet.Start("bash", consumer.Folder, "-c", script).Succeeded().Output;
}
