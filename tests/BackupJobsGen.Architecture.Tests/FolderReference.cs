namespace BackupJobsGen.Architecture;

/// <summary>One use of a symbol in another folder.</summary>
/// <param name="From">Folder of the file that uses it.</param>
/// <param name="To">Folder of the file that declares it.</param>
/// <param name="File">File of the use, from the project's folder.</param>
/// <param name="Line">Line of the use.</param>
/// <param name="Symbol">What is used.</param>
internal sealed record FolderReference(string From, string To, string File, int Line, string Symbol);
