using BackupJobsGen.Documents;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>A value that a schema does not allow.</summary>
/// <param name="Path">Where in the value: <c>tags[0].name</c>; empty for the value itself.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Rule">The keyword in the document that says so.</param>
internal sealed record SchemaFault(string Path, string Message, DocumentNode Rule);
