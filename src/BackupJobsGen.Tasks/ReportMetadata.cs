using Microsoft.Build.Framework;

namespace BackupJobsGen.Tasks;

/// <summary>
/// Reports metadata that no one reads: MSBuild ignores a typing error in a name, and cannot list the names itself. Builds that have
/// this file and not the assembly compile the file alone, so it has no implicit usings.
/// </summary>
public sealed class ReportMetadata : ITask
{
    // What every item may have belongs to MSBuild and to editors.
    private const string OfAll =
        "Link;LinkBase;Visible;Pack;PackagePath;SubType;DependentUpon;Generator;LastGenOutput;CopyToOutputDirectory;CopyToPublishDirectory";

    /// <inheritdoc/>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc/>
    public ITaskHost HostObject { get; set; } = null!;

    /// <summary>Items of one name.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>What the items are called.</summary>
    [Required]
    public string ItemName { get; set; } = "";

    /// <summary>Names of the metadata that is read, with ; between them; empty if none is.</summary>
    public string Known { get; set; } = "";

    /// <summary>Names of metadata that the build itself adds, with ; between them.</summary>
    public string Added { get; set; } = "";

    /// <summary>The file that is named in the warning.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Whether nothing was reported.</summary>
    [Output]
    public bool IsKnown { get; private set; } = true;

    /// <inheritdoc/>
    public bool Execute()
    {
        System.Collections.Generic.HashSet<string> seen =
            new($"{Known};{Added};{OfAll}".Split(';'), System.StringComparer.OrdinalIgnoreCase);
        foreach (ITaskItem item in Items)
        {
            foreach (string name in item.CloneCustomMetadata().Keys)
            {
                if (name.StartsWith("DefiningProject", System.StringComparison.Ordinal) || !seen.Add(name))
                    continue;
                IsKnown = false;
                Report(name);
            }
        }

        return true;
    }

    private void Report(string name)
    {
        string valid = Known.Length == 0 ? "" : $" Write one of {Known.Replace(";", ", ")}";
        BuildEngine.LogWarningEvent(
            new BuildWarningEventArgs(
                null, "BJG2012", ProjectFile, 0, 0, 0, 0, $"'{name}' is not metadata of <{ItemName}>; it is ignored.{valid}", null,
                nameof(ReportMetadata)));
    }
}
