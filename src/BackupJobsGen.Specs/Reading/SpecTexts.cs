using BackupJobsGen.Documents;
using BackupJobsGen.Files;

namespace BackupJobsGen.Specs;

/// <summary>
/// The text of documents: of regular files, or of what was fetched to replace them. A document may come from someone else, so references
/// lead to files within one folder, if there is one.
/// </summary>
/// <param name="folder">Full path of the folder that references stay in; null for any folder.</param>
/// <param name="fetched">Contents by the normalized paths of the files that they would replace.</param>
internal sealed class SpecTexts(string? folder = null, IReadOnlyDictionary<string, string>? fetched = null)
{
    private static readonly Dictionary<string, string> None = [];

    private readonly IReadOnlyDictionary<string, string> _fetched = fetched ?? None;

    /// <summary>Whether a reference to the file is followed.</summary>
    public bool MayFollow(string path) =>
        _fetched.ContainsKey(DocumentPath.Normalize(path))
        || (FileKinds.IsRegular(path) && (folder is null || FolderBoundary.IsWithin(folder, path)));

    /// <exception cref="IOException">The file cannot be read, is too large, or is not a regular one.</exception>
    public string Read(string path)
    {
        if (_fetched.TryGetValue(DocumentPath.Normalize(path), out string? text))
            return text;
        if (File.Exists(path) && !FileKinds.IsRegular(path))
            throw new IOException($"'{path}' is not a regular file.");
        return SourceFile.ReadText(path);
    }
}
