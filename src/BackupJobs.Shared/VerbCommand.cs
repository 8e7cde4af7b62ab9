using System.CommandLine;

namespace BackupJobs.Shared;

/// <summary>A command whose help shows examples.</summary>
/// <param name="name">Name of the command.</param>
/// <param name="description">One or two sentences.</param>
/// <param name="examples">Command lines that can be copied.</param>
internal sealed class VerbCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
