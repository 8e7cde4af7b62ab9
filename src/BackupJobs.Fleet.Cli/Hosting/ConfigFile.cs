namespace BackupJobs.Fleet.Cli;

/// <summary>Loads a configuration file.</summary>
internal static class ConfigFile
{
    private const int Largest = 4 * 1024 * 1024;

    /// <exception cref="FailureException">The file cannot be read, or has mistakes: each is reported with line and column.</exception>
    public static (string Text, FleetConfig Config) Load(string path)
    {
        if (new FileInfo(path) is not { Exists: true } file)
            throw FailureException.Usage($"there is no file {path}", "specify the configuration with --config");
        if (file.Length > Largest)
            throw FailureException.Usage($"{path} is larger than {Largest} bytes", "check --config");
        string text = File.ReadAllText(path);
        (FleetConfig config, IReadOnlyList<ConfigProblem> problems) = ConfigReader.Read(text, new FleetOptions(), readsSecrets: true);
        return problems.Count == 0 ? (text, config) : throw new ConfigException(path, problems);
    }

    /// <summary>Writes what is allowed, and probably not meant.</summary>
    public static void Warn(FleetShell shell, string path, FleetConfig config)
    {
        foreach (ConfigProblem warning in config.Warnings)
            shell.Error.WriteLine("warning: " + SafeText.OneLine(warning.At(path)));
    }
}

/// <summary>A configuration file has mistakes.</summary>
internal sealed class ConfigException(string path, IReadOnlyList<ConfigProblem> problems) : Exception($"{path} has mistakes")
{
    public IEnumerable<string> Lines => problems.Select(problem => "error: " + problem.At(path));
}
