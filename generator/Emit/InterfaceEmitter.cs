using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the interfaces of a client and its groups, for callers that replace them in tests.</summary>
internal static class InterfaceEmitter
{
    public static void Emit(CodeWriter code, InterfaceFileModel model)
    {
        code.Lines($"""
            /// <inheritdoc cref="{model.Class}"/>
            /// <remarks>Implemented by <see cref="{model.Class}"/>. A new document may add members.</remarks>
            {FileEmitter.GeneratedCode}
            """);
        using CodeWriter.Block type = code.OpenType($"partial interface {model.Name}");
        if (model.IsClient)
            code.Lines($"/// <inheritdoc cref=\"{model.Class}.With\"/>\n{model.Name} With({ApiCallOptions} options);\n");
        foreach (GroupModel group in model.Groups)
            code.Lines(
                $"/// <inheritdoc cref=\"{model.Class}.{group.Property}\"/>\n{group.Interface} {group.Property} {{ get; }}\n");
        foreach (OperationModel operation in model.Operations)
        {
            code.Lines($"/// <inheritdoc cref=\"{model.Class}.{operation.Method}\"/>");
            OperationEmitter.EmitObsolete(code, operation);
            code.Lines(OperationEmitter.Signature(operation) + ";\n");
            if (operation.Wait is not { } wait)
                continue;
            code.Lines($"/// <inheritdoc cref=\"{model.Class}.{wait.Method}\"/>");
            OperationEmitter.EmitObsolete(code, operation);
            code.Lines(StatusWaitEmitter.Signature(operation, wait) + ";\n");
        }
    }

    /// <summary>What a class derives from.</summary>
    public static string Base(string? name) => name is null ? "" : " : " + name;

    /// <summary>The members of the client's interface whose types are those of interfaces.</summary>
    public static void EmitMembers(CodeWriter code, ClientFileModel client)
    {
        if (client.Interface is not { } name)
            return;
        code.Lines($"\n{name} {name}.With({ApiCallOptions} options) => With(options);");
        EmitGroups(code, name, client.Groups);
    }

    /// <summary>The members of a group's interface whose types are those of interfaces.</summary>
    public static void EmitMembers(CodeWriter code, GroupFileModel group)
    {
        if (group.Interface is { } name)
            EmitGroups(code, name, group.Groups);
    }

    private static void EmitGroups(CodeWriter code, string name, EquatableArray<GroupModel> groups)
    {
        foreach (GroupModel group in groups)
            code.Lines($"\n{group.Interface} {name}.{group.Property} => {group.Property};");
    }
}
