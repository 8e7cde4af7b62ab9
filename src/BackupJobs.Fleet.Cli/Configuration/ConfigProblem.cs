using System.Text.RegularExpressions;

namespace BackupJobs.Fleet.Cli;

/// <summary>A mistake in a configuration file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong.</param>
internal sealed partial record ConfigProblem(int Line, int Column, string Message)
{
    /// <summary>The mistake on one line, without secrets that a value of the file may have. The path of the key is not one:
    /// <c>'sinks[0].secretUrl': 'sinks[0]' …</c> looks like a secret and its value.</summary>
    /// <param name="file">The file.</param>
    public string At(string file)
    {
        string key = KeyPath().Match(Message).Value;
        return SafeText.OneLine($"{file}({Line},{Column})") + ": " + key + SafeText.OneLine(Message[key.Length..]);
    }

    [GeneratedRegex(@"^'[\w.\[\]]+': ", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPath();
}
