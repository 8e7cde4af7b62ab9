namespace BackupJobsGen.CSharp;

/// <summary>What the project's items say of one client.</summary>
internal sealed record ClientOptions(string ClientName, string Namespace);

/// <summary>All files of one client, each of plain values and with every C# name and type decided. What is left is writing.</summary>
internal sealed record ClientModel(string Name, EquatableArray<FileModel> Files);

/// <summary>One file to write.</summary>
/// <param name="Namespace">Of the client.</param>
/// <param name="Name">Of the type; the file is called after it.</param>
/// <param name="Description">The document's text, untrusted; or null.</param>
internal abstract record FileModel(string Namespace, string Name, string? Description);
