using BackupJobsGen.CSharp;
using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the client and its groups of operations.</summary>
internal static class ClientEmitter
{
    public static void Emit(CodeWriter code, ClientFileModel client)
    {
        Docs.Summary(code, client.Description, $"The client {client.Name}.");
        Docs.Remarks(code, "Safe for use by several threads at once. Each call sends the api-version of its own document unless the options override it.");
        using CodeWriter.Block type = code.Open($"public sealed partial class {client.Name}");
        code.Lines($$"""
            /// <summary>Makes a client.</summary>
            /// <param name="httpClient">Sends the requests; stays the caller's. Credentials are its handlers' business.</param>
            /// <param name="options">Null for the defaults.</param>
            public {{client.Name}}(global::System.Net.Http.HttpClient httpClient, {{Namespace}}ApiClientOptions? options = null)
            {
                Pipeline = new {{Namespace}}ApiPipeline(httpClient, {{Literals.StringOrNull(client.Endpoint)}}, options);
            """);
        using (code.Indent())
        {
            foreach (GroupModel group in client.Groups)
                code.Lines($"{group.Property} = new {group.Type}(Pipeline);");
        }

        code.Lines($$"""
            }

            /// <summary>What every call goes through.</summary>
            public {{Namespace}}ApiPipeline Pipeline { get; }
            """);
        foreach (GroupModel group in client.Groups)
        {
            code.Lines($$"""

                /// <summary>Operations {{Docs.Code(group.Group + "_…")}} of the document.</summary>
                public {{group.Type}} {{group.Property}} { get; }
                """);
        }

        foreach (OperationModel operation in client.Operations)
            OperationEmitter.Emit(code, operation, "Pipeline");
    }

    public static void Emit(CodeWriter code, GroupFileModel group)
    {
        code.Lines($"/// <summary>Operations {Docs.Code(group.Group + "_…")} of the document.</summary>");
        using CodeWriter.Block type = code.Open($"public sealed partial class {group.Name}");
        code.Lines($$"""
            private readonly {{Namespace}}ApiPipeline _pipeline;

            internal {{group.Name}}({{Namespace}}ApiPipeline pipeline) => _pipeline = pipeline;
            """);
        foreach (OperationModel operation in group.Operations)
            OperationEmitter.Emit(code, operation, "_pipeline");
    }
}
