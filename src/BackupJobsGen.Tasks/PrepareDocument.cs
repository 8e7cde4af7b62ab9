using BackupJobsGen.Files;
using BackupJobsGen.Overlays;
using Microsoft.Build.Framework;

namespace BackupJobsGen.Tasks;

/// <summary>
/// Converts a document to JSON for the generator, with its overlays applied. What is wrong with them is written next to the JSON, and
/// the generator reports it: so the build shows it each time, and editors do as well.
/// </summary>
public sealed class PrepareDocument : ITask
{
    /// <inheritdoc/>
    public IBuildEngine? BuildEngine { get; set; }

    /// <inheritdoc/>
    public ITaskHost? HostObject { get; set; }

    /// <summary>Full path of the document.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>Overlays, in the order in which they are applied.</summary>
    public ITaskItem[] Overlays { get; set; } = [];

    /// <summary>Full path of the file that is written.</summary>
    [Required]
    public string Output { get; set; } = "";

    /// <inheritdoc/>
    public bool Execute()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Output)!);
            string[] overlays = [.. Overlays.Select(overlay => overlay.GetMetadata("FullPath"))];
            File.WriteAllText(Output, PreparedText.Of(Source, overlays, SourceFile.ReadText));
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string message = string.Format(null, Problems.CannotConvert.Message, Source, error.Message);
            BuildEngine?.LogErrorEvent(
                new BuildErrorEventArgs(null, Problems.CannotConvert.Id, Source, 0, 0, 0, 0, message, null, nameof(PrepareDocument)));
            return false;
        }
    }
}
