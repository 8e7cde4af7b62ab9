namespace BackupJobsGen.CSharp;

/// <summary>An extensible enum.</summary>
internal sealed record EnumModel : FileModel
{
    public required string SchemaId { get; init; }

    /// <summary>Whether the values are numbers on the wire.</summary>
    public required bool Numeric { get; init; }

    /// <summary>Whether two values differ in case only, so that a comparison must not ignore case.</summary>
    public required bool CaseMatters { get; init; }

    /// <summary>Whether an integer on the wire is an index into <see cref="Values"/>.</summary>
    public required bool AcceptsOrdinals { get; init; }

    /// <summary>In the document's order.</summary>
    public required EquatableArray<EnumValueModel> Values { get; init; }
}

/// <param name="Value">On the wire.</param>
/// <param name="IsUnquoted">Among strings: whether it is a number, true or false in JSON.</param>
internal sealed record EnumValueModel(string Name, string Value, string? Description, bool IsUnquoted);
