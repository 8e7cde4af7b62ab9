using BackupJobs.Cli.Tests.Processes;

namespace BackupJobs.Cli.Tests.Verbs;

public class EmulatorTests
{
    [Fact]
    public async Task The_emulator_requires_the_token_that_it_prints()
    {
        using System.Diagnostics.Process process =
            await Tool.Start(Build.Managed, new Dictionary<string, string>(), "emulator", "--jobs", "1");
        Dictionary<string, string> variables = await ReadVariablesAsync(process.StandardOutput);
        using HttpClient http = new();
        string url = $"{variables[Variables.Endpoint]}{variables[Variables.Vault]}/backupJobs?api-version=2024-04-01";

        int without = (int)(await http.GetAsync(url)).StatusCode;
        http.DefaultRequestHeaders.Add("Authorization", "Bearer emulator");
        int wrong = (int)(await http.GetAsync(url)).StatusCode;
        Ran list = await Tool.Run(Build.Managed, variables, "list", "-o", "csv");
        process.Kill();

        Assert.Equal((401, 401), (without, wrong));
        Assert.Equal(32, variables[Variables.Token].Length);
        Assert.Equal((0, 2), (list.Exit, list.OutputLines.Length));
    }

    [Fact]
    public async Task Items_can_be_made_to_fail()
    {
        using System.Diagnostics.Process process = await Tool.Start(
            Build.Managed, new Dictionary<string, string>(), "emulator", "--estate", "--jobs", "112", "--fail", "disk-web01");
        Dictionary<string, string> variables = await ReadVariablesAsync(process.StandardOutput, count: 2);
        Ran retry = await Tool.Run(Build.Managed, variables, "retry", "--all-vaults", "--since", "14d", "--item", "disk-web01");
        process.Kill();

        Assert.Equal(0, retry.Exit);
        Assert.Contains("would be repeated", retry.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_is_not_written_through_a_link()
    {
        if (OperatingSystem.IsWindows())
            return;
        string folder = Directory.CreateTempSubdirectory().FullName;
        string target = Path.Combine(folder, "real.pem");
        await File.WriteAllTextAsync(target, "mine");
        string link = File.CreateSymbolicLink(Path.Combine(folder, "link.pem"), target).FullName;

        Ran ran = await new TestShell().Run("emulator", "--tls-certificate", link);
        string kept = await File.ReadAllTextAsync(target);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, ran.Exit);
        Assert.Contains("is not a regular file", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", kept);
    }

    private static async Task<Dictionary<string, string>> ReadVariablesAsync(StreamReader output, int count = 3)
    {
        Dictionary<string, string> variables = [];
        while (variables.Count < count && await output.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("export ", StringComparison.Ordinal))
                variables[line[7..line.IndexOf('=', StringComparison.Ordinal)]] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        return variables;
    }
}
