using System.Globalization;
using BackupJobsGen;
using BackupJobsGen.Json;

namespace BackupJobs.Fleet.Cli;

/// <summary>Reads a configuration file, and collects its mistakes. Comments and trailing commas are allowed.</summary>
internal sealed class ConfigReader
{
    // The reader is that of API documents, which may be YAML.
    private const string YamlHint = "; the name of a YAML file ends with .yaml or .yml";
    private const string NoYaml = "; a configuration is JSON, and YAML is not supported";

    private readonly ParsedJson _json;
    private readonly List<(int Offset, string Message)> _problems = [];
    private readonly List<(int Offset, string Message)> _warnings = [];
    private readonly List<(int Offset, string Path, SecretSource Source)> _secrets = [];
    private readonly List<(JsonNode Place, Func<string?> Check)> _checks = [];

    private ConfigReader(string text) => _json = JsonReader.Read(text);

    /// <summary>Reads the options; use them only if there is no problem.</summary>
    /// <param name="text">The file.</param>
    /// <param name="fleet">Gets the options of reading and storage.</param>
    /// <param name="readsSecrets">Whether a secret that is missing is a mistake, too.</param>
    public static (FleetConfig Config, IReadOnlyList<ConfigProblem> Problems) Read(
        string text, FleetOptions fleet, bool readsSecrets = false)
    {
        ConfigReader reader = new(text);
        FleetConfig config = new(fleet);
        bool isWhole = reader.ReportFaults();
        if (isWhole && reader._json.Root is { IsObject: true } root)
            ConfigSections.Read(new ConfigSection(root, "", reader), config);
        else if (isWhole)
            reader.Report(0, "The file must have a JSON object.");
        if (readsSecrets)
            reader.ReadSecrets();
        if (readsSecrets && config.PostgreSql is null
            && ConfigPaths.Fault("database.file", config.Fleet.DatabaseFile) is { } wrong)
            reader.Report((reader._json.Root?["database"]?["file"] ?? reader._json.Root)?.Offset ?? 0, wrong);
        if (readsSecrets)
            reader.RunChecks();
        config.Warnings = [.. reader.Warnings().OrderBy(warning => (warning.Line, warning.Column))];
        return (
            config,
            [.. reader._problems.OrderBy(problem => problem.Offset).Select(problem => reader.At(problem.Offset, problem.Message))]);
    }

    /// <summary>Notes where a secret is.</summary>
    public void Add(int offset, string path, SecretSource source) => _secrets.Add((offset, path, source));

    /// <summary>Notes what can be checked when the secrets can be read.</summary>
    /// <param name="place">What is checked.</param>
    /// <param name="check">Returns what is wrong; null if nothing is.</param>
    public void Add(JsonNode place, Func<string?> check) => _checks.Add((place, check));

    // The smaller first: what has a mistake is not checked as a whole, which would report the same again.
    private void RunChecks()
    {
        foreach ((JsonNode place, Func<string?> check) in _checks.OrderByDescending(check => check.Place.Offset))
        {
            if (!HasProblem(place) && check() is { } problem)
                Report(place.Offset, problem);
        }
    }

    private bool HasProblem(JsonNode place)
    {
        JsonNode last = place;
        while (last.Members.Length + last.Items.Length > 0)
            last = last.IsObject ? last.Members[^1] : last.Items[^1];
        return _problems.Any(problem => problem.Offset >= place.Offset && problem.Offset <= last.Offset);
    }

    /// <returns>Whether everything in the file was read.</returns>
    private bool ReportFaults()
    {
        if (string.IsNullOrWhiteSpace(_json.Text))
        {
            Report(0, "The file is empty; it must have a JSON object with 'tenants' at least.");
            return false;
        }

        bool isWhole = true;
        foreach (JsonFault fault in _json.Faults.Where(fault => fault.Kind != Problems.NotStrictJson))
        {
            bool isRepeated = fault.Kind == Problems.DuplicateKey;
            isWhole &= isRepeated;
            Report(
                fault.Offset,
                isRepeated ? RepeatedKeys.Describe(_json, fault)
                : fault.Kind == Problems.UnreadableJson
                    ? $"The JSON is not valid here: {fault.Argument.Replace(YamlHint, NoYaml, StringComparison.Ordinal)}."
                : string.Format(CultureInfo.InvariantCulture, fault.Kind.Message, fault.Argument) + ".");
        }

        return isWhole;
    }

    /// <summary>What is probably not meant, and secrets that every account of this machine can read.</summary>
    private IEnumerable<ConfigProblem> Warnings() =>
        _warnings.Concat(_secrets
            .Where(secret => secret.Source.Path is { } path && SecretFiles.CanOthersRead(path))
            .Select(secret => (
                secret.Offset, Message: $"every account of this machine may read the secret in {secret.Source.Path}: chmod o-rwx")))
            .Select(warning => At(warning.Offset, warning.Message));

    private void ReadSecrets()
    {
        foreach ((int offset, string path, SecretSource source) in _secrets)
        {
            try
            {
                source.Read();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Report(offset, $"'{path}' cannot be read: {error.Message}");
            }
        }
    }

    public void Report(int offset, string message) => _problems.Add((offset, message));

    public void Warn(int offset, string message) => _warnings.Add((offset, message));

    private ConfigProblem At(int offset, string message)
    {
        (int line, int column) = _json.Position(offset);
        return new ConfigProblem(line + 1, column + 1, message);
    }
}
