using System.Text.Json.Nodes;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>The output is the same in every culture, so the command does not load what knows cultures.</summary>
public class CultureTests
{
    [Theory, EachBuild]
    public async Task The_users_culture_changes_nothing(Build build)
    {
        Ran english = await Tool.Run(build, new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" }, "list", "--help");
        Ran turkish = await Tool.Run(build, new Dictionary<string, string> { ["LC_ALL"] = "tr_TR.UTF-8" }, "list", "--help");

        Assert.Equal((0, ""), (turkish.Exit, turkish.Error));
        Assert.Equal(english.Output, turkish.Output);
    }

    [Fact]
    public async Task No_library_of_cultures_is_loaded_at_the_start()
    {
        string settings = Path.ChangeExtension(typeof(BackupJobsCommand).Assembly.Location, ".runtimeconfig.json");

        JsonNode properties = JsonNode.Parse(await File.ReadAllTextAsync(settings))!["runtimeOptions"]!["configProperties"]!;

        Assert.True((bool)properties["System.Globalization.Invariant"]!);
    }
}
