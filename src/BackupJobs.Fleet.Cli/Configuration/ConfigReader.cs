using System.Globalization;
using BackupJobsGen;
using BackupJobsGen.Json;

namespace BackupJobs.Fleet.Cli;

/// <summary>Reads a configuration file, and collects its mistakes. Comments and trailing commas are allowed.</summary>
internal sealed class ConfigReader
{
    private readonly ParsedJson _json;
    private readonly List<ConfigProblem> _problems = [];

    private ConfigReader(string text) => _json = JsonReader.Read(text);

    /// <summary>Reads the options; use them only if there is no problem.</summary>
    /// <param name="text">The file.</param>
    /// <param name="fleet">Gets the options of reading and storage.</param>
    public static (FleetConfig Config, IReadOnlyList<ConfigProblem> Problems) Read(string text, FleetOptions fleet)
    {
        ConfigReader reader = new(text);
        foreach (JsonFault fault in reader._json.Faults.Where(fault => fault.Kind != Problems.NotStrictJson))
            reader.Report(fault.Offset, string.Format(CultureInfo.InvariantCulture, fault.Kind.Message, fault.Argument) + ".");
        FleetConfig config = new(fleet);
        if (reader._problems.Count == 0 && reader._json.Root is { IsObject: true } root)
            ConfigSections.Read(new ConfigSection(root, "", reader), config);
        else if (reader._problems.Count == 0)
            reader.Report(0, "The file must have a JSON object.");
        return (config, [.. reader._problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    public void Report(int offset, string message)
    {
        (int line, int column) = _json.Position(offset);
        _problems.Add(new ConfigProblem(line + 1, column + 1, message));
    }
}
