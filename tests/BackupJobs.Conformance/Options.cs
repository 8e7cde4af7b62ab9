namespace BackupJobs.Conformance;

/// <param name="Folder">Where the documents are.</param>
/// <param name="Include">Glob over paths below <paramref name="Folder"/>, or null for all.</param>
/// <param name="Report">File for the results as JSON, or null.</param>
/// <param name="Jobs">Number of documents that run at the same time.</param>
/// <param name="Worker">Whether the runner started this process, which reads documents from standard input.</param>
internal sealed record Options(string Folder, string? Include, string? Report, int Jobs, bool Worker)
{
    public const string Usage = "usage: BackupJobs.Conformance FOLDER [--include GLOB] [--report FILE.json] [--jobs N]";

    /// <returns>Null if the arguments are invalid.</returns>
    public static Options? Parse(string[] arguments)
    {
        Options options = new("", null, null, Environment.ProcessorCount, false);
        for (int i = 0; i < arguments.Length; i++)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--worker":
                    options = options with { Worker = true };
                    continue;
                case "--include" when value is not null:
                    options = options with { Include = value };
                    break;
                case "--report" when value is not null:
                    options = options with { Report = value };
                    break;
                case "--jobs" when int.TryParse(value, out int jobs) && jobs > 0:
                    options = options with { Jobs = jobs };
                    break;
                case [not '-', ..] when options.Folder.Length == 0:
                    options = options with { Folder = Path.GetFullPath(arguments[i]) };
                    continue;
                default:
                    return null;
            }
            i++;
        }
        return Directory.Exists(options.Folder) ? options : null;
    }
}
