namespace BackupJobs.Fleet.Cli;

/// <summary>Loads a configuration file.</summary>
internal static class ConfigFile
{
    private const int Largest = 4 * 1024 * 1024;

    private static readonly string[] YamlEndings = [".yaml", ".yml"];

    /// <exception cref="FailureException">The file cannot be read, or has mistakes: each is reported with line and column.</exception>
    public static (string Text, FleetConfig Config) Load(string path)
    {
        string text = Text(path);
        if (YamlEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && !text.TrimStart().StartsWith('{'))
        {
            throw FailureException.Usage(
                $"{path} is a YAML file, and a configuration is JSON", "write it as JSON: comments and trailing commas are allowed");
        }

        (FleetConfig config, IReadOnlyList<ConfigProblem> problems) = ConfigReader.Read(text, new FleetOptions(), readsSecrets: true);
        return problems.Count == 0 ? (text, config) : throw new ConfigException(path, problems, config.Warnings);
    }

    private static string Text(string path)
    {
        if (Directory.Exists(path))
            throw FailureException.Usage($"{path} is a folder", "specify the file in it with --config");
        try
        {
            return BoundedFile.ReadText(path.Length > 0 ? path : throw new FileNotFoundException(), Largest)
                ?? throw FailureException.Usage($"{path} is larger than {Largest} bytes", "check --config");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw FailureException.Usage(
                path.Length > 0 ? $"there is no file {path}" : "the name of the configuration is empty",
                "specify the configuration with --config");
        }
        catch (UnauthorizedAccessException)
        {
            throw FailureException.Usage(
                $"this account may not read {path}", "let it read the file and enter the folders above it, or run as another account");
        }
    }

    /// <summary>Writes what is allowed, and probably not meant.</summary>
    public static void Warn(FleetShell shell, string path, FleetConfig config)
    {
        foreach (ConfigProblem warning in config.Warnings)
            shell.Error.WriteLine("warning: " + warning.At(path));
    }
}

/// <summary>A configuration file has mistakes.</summary>
internal sealed class ConfigException(string path, IReadOnlyList<ConfigProblem> problems, IReadOnlyList<ConfigProblem> warnings)
    : Exception($"{path} has mistakes")
{
    public IEnumerable<string> Lines => problems.Select(problem => "error: " + problem.At(path))
        .Concat(warnings.Select(warning => "warning: " + warning.At(path)));
}
