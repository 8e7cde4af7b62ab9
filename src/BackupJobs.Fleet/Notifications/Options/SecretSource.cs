using BackupJobs.Shared;

namespace BackupJobs.Fleet;

/// <summary>Where a secret is: in a file or in an environment variable. The secret itself is never part of the options.</summary>
public sealed record SecretSource
{
    // Keys of certificates and URLs with tokens are far shorter.
    private const int Longest = 64 * 1024;

    private SecretSource(string? path, string? variable) => (Path, Variable) = (path, variable);

    /// <summary>Path of the file; null if the secret is in a variable.</summary>
    public string? Path { get; }

    /// <summary>Name of the environment variable; null if the secret is in a file.</summary>
    public string? Variable { get; }

    /// <summary>A secret in a file. White space at its end is not part of the secret.</summary>
    /// <param name="path">Path of the file.</param>
    public static SecretSource File(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SecretSource(path, null);
    }

    /// <summary>A secret in an environment variable.</summary>
    /// <param name="name">Name of the variable.</param>
    public static SecretSource EnvironmentVariable(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SecretSource(null, name);
    }

    /// <summary>Reads the secret.</summary>
    /// <exception cref="IOException">The file or variable does not exist, is empty or is too large. The message does not contain the
    /// secret.</exception>
    public string Read()
    {
        string value = (Path is null ? Environment.GetEnvironmentVariable(Variable!) : ReadFile(Path))
            ?? throw new IOException($"There is no {Place}.");
        value = value.TrimEnd();
        return value.Length > 0 ? value : throw new IOException($"The secret in {this} is empty.");
    }

    /// <summary>Where the secret is; not the secret.</summary>
    public override string ToString() => "the " + Place;

    private string Place => Path is null ? $"variable {Variable}" : $"file {System.IO.Path.GetFullPath(Path)}";

    private static string? ReadFile(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder; a secret is in a file.");
        try
        {
            return BoundedFile.ReadText(path, Longest)
                ?? throw new IOException($"The secret in the file {path} is larger than {Longest} bytes.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
