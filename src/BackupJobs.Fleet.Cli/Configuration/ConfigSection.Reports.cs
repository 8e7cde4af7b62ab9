using BackupJobsGen.Json;

namespace BackupJobs.Fleet.Cli;

/// <summary>Reports mistakes, and warns, at the places of members.</summary>
internal sealed partial class ConfigSection
{
    public void Report(string name, string message) => Report(Find(name) ?? node, message);

    public void Report(string message) => Report(node, message);

    /// <summary>Reports what is wrong with options at the members that they were read from.</summary>
    public void Report(IEnumerable<OptionProblem> problems)
    {
        foreach (OptionProblem problem in problems)
        {
            string name = char.ToLowerInvariant(problem.Option[0]) + problem.Option[1..];
            Report(name, $"'{Full(name)}': {problem.Message}");
        }
    }

    /// <summary>Reports one of the strings of a member at its own place.</summary>
    public void Report(string name, string text, string message) => Report(PlaceOf(name, text), message);

    /// <summary>Warns of one of the strings of a member at its own place.</summary>
    public void Warn(string name, string text, string message) => reader.Warn(PlaceOf(name, text).Offset, message);

    /// <summary>Warns of a member.</summary>
    public void Warn(string name, string message) => reader.Warn((Find(name) ?? node).Offset, message);

    /// <summary>Warns of the whole section.</summary>
    public void Warn(string message) => reader.Warn(node.Offset, message);

    private JsonNode PlaceOf(string name, string text)
    {
        JsonNode place = Find(name) ?? node;
        if (place.Kind == JsonKind.Array)
        {
            foreach (JsonNode item in place.Items)
            {
                if (item.IsString && item.Value == text)
                    place = item;
            }
        }

        return place;
    }

    private void Report(JsonNode place, string message) => reader.Report(place.Offset, message);
}
