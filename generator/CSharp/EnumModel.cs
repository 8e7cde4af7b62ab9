namespace BackupJobsGen.CSharp;

/// <summary>An open enum.</summary>
/// <param name="Numeric">Whether the values are numbers on the wire.</param>
/// <param name="CaseMatters">Whether two values differ in case only, so that comparing must not overlook it.</param>
/// <param name="Values">In the document's order, which an integer on the wire counts.</param>
internal sealed record EnumModel(
    string Namespace,
    string Name,
    string? Description,
    string SchemaId,
    bool Numeric,
    bool CaseMatters,
    EquatableArray<EnumValueModel> Values) : FileModel(Namespace, Name, Description);

/// <param name="Text">On the wire.</param>
internal sealed record EnumValueModel(string Name, string Text, string? Description);
