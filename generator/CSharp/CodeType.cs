namespace BackupJobsGen.CSharp;

/// <summary>A C# type with the code that reads and writes it.</summary>
/// <param name="Name">Without a question mark at its end.</param>
/// <param name="IsValue">Whether it is a struct.</param>
/// <param name="TryRead">An expression that fits <c>JsonTryRead&lt;Name&gt;</c>: a method group or a static lambda.</param>
/// <param name="Write">An expression that fits <c>JsonWrite&lt;Name&gt;</c>.</param>
/// <param name="Format">Composite format of the expression that makes the text for URLs and headers of a value.</param>
internal sealed record CodeType(string Name, bool IsValue, string TryRead, string Write, string Format)
{
    /// <summary>Code that writes a value: everything before it.</summary>
    public string WriteCall { get; init; } = Write + "(writer, ";

    /// <summary>Code that writes a value: everything behind it.</summary>
    public string WriteTail { get; init; } = ", mode)";

    /// <summary>The method of the runtime's member reader.</summary>
    public string MemberReader { get; init; } = $"Model<{Name}>";

    /// <summary>What that method is given behind the reader.</summary>
    public string MemberReaderTail { get; init; } = "";

    /// <summary>The method of the runtime's member writer.</summary>
    public string MemberWriter { get; init; } = "Model";

    /// <summary>What that method is given behind the value.</summary>
    public string MemberWriterTail { get; init; } = "";

    /// <summary>Set for a list: its items stand one by one in a URL.</summary>
    public CodeType? Item { get; init; }

    /// <summary>Set for an open enum.</summary>
    public bool IsEnum { get; init; }

    /// <summary>Set for a record or union, which reads itself.</summary>
    public bool IsModel { get; init; }

    /// <summary>Set for a record, which keeps what it does not declare.</summary>
    public bool KeepsRest { get; init; }

    /// <summary>What errors call the type.</summary>
    public string Title { get; init; } = Name;

    /// <summary>Set for bytes that are no JSON.</summary>
    public bool IsStream { get; init; }
}
