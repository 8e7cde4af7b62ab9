using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the client and its groups of operations.</summary>
internal static class ClientEmitter
{
    public static void Emit(CodeWriter code, ClientFileModel client)
    {
        Docs.Summary(code, client.Description, "The client.");
        Docs.Remarks(code, "Thread-safe. Each request has the api-version of its document unless the options override it.");
        code.Lines(FileEmitter.GeneratedCode);
        using CodeWriter.Block type = code.OpenType($"sealed partial class {client.Name}");
        EmitConstructor(code, client);
        code.Lines($$"""

            /// <summary>Sends the requests.</summary>
            public {{ApiPipeline}} Pipeline { get; }
            """);
        foreach (GroupModel group in client.Groups)
        {
            code.Lines($$"""

                /// <summary>Operations {{Docs.Code(group.Title)}} of the document.</summary>
                public {{group.Type}} {{group.Property}} { get; }
                """);
        }

        foreach (OperationModel operation in client.Operations)
            OperationEmitter.Emit(code, operation, "Pipeline");
    }

    private static void EmitConstructor(CodeWriter code, ClientFileModel client)
    {
        code.Lines("""
            /// <summary>Creates a client.</summary>
            /// <param name="httpClient">Sends the requests, with credentials added by its handlers. It is not disposed.</param>
            """);
        Docs.Parameters(code, client.Variables);
        code.Lines(
            $"/// <param name=\"options\">{(client.OptionsType is { } type ? $"<see cref=\"{type}\"/> with credentials; plain options, or null, where handlers add them." : "Null for the defaults.")}</param>");
        string arguments = string.Concat(client.Variables.Select(Names.Parameter));
        using CodeWriter.Block body =
            code.Open($"public {client.Name}({Framework.HttpClient} httpClient, {arguments}{ApiClientOptions}? options = null)");
        foreach (string check in client.Variables.Select(Names.NullCheck).OfType<string>())
            code.Lines(check);
        code.Lines(
            $"Pipeline = new {ApiPipeline}(httpClient, {Literals.StringOrNull(client.Endpoint)}, options{Values(client)}{Security(client)});");
        foreach (GroupModel group in client.Groups)
            code.Lines($"{group.Property} = new {group.Type}(Pipeline);");
    }

    private static string Security(ClientFileModel client) =>
        client.Security is { } security ? ", security: " + OptionsEmitter.Reference(security) : "";

    private static string Values(ClientFileModel client) => client.Variables.Count == 0 ? "" :
        $", new {Framework.Dictionary}<string, string> {{ " + string.Join(", ", client.Variables.Select(variable =>
            $"[{Literals.String(variable.WireName)}] = {Names.Escaped(variable.Name)}{(variable.Default is null ? "" : " ?? " + Literals.String(variable.Default.Content))}"))
                + " }";

    public static void Emit(CodeWriter code, GroupFileModel group)
    {
        code.Lines($"/// <summary>Operations {Docs.Code(group.Title)} of the document.</summary>\n{FileEmitter.GeneratedCode}");
        using CodeWriter.Block type = code.OpenType($"sealed partial class {group.Name}");
        code.Lines($$"""
            private readonly {{ApiPipeline}} _pipeline;

            internal {{group.Name}}({{ApiPipeline}} pipeline) => _pipeline = pipeline;
            """);
        foreach (OperationModel operation in group.Operations)
            OperationEmitter.Emit(code, operation, "_pipeline");
    }
}
