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
        using CodeWriter.Block type =
            code.OpenType($"sealed partial class {Names.Declared(client.Name)}{InterfaceEmitter.Base(client.Interface)}");
        EmitNames(code, "_finalThrottlingCodes", client.FinalThrottlingCodes);
        EmitNames(code, "_secretMembers", client.SecretMembers);
        EmitConstructors(code, client);
        code.Lines($$"""

            /// <summary>Options and endpoint of the client, and what sends the requests of its operations.</summary>
            public {{ApiPipeline}} Pipeline { get; private set; } = null!;
            """);
        EmitGroups(code, client.Groups, "{ get; private set; } = null!;");
        EmitWith(code, client);
        InterfaceEmitter.EmitMembers(code, client);
        foreach (OperationModel operation in client.Operations)
            OperationEmitter.Emit(code, operation, "Pipeline");
    }

    private static void EmitNames(CodeWriter code, string field, EquatableArray<string> names)
    {
        if (names.Count > 0)
            code.Lines($"private static readonly string[] {field} = [{string.Join(", ", names.Select(Literals.String))}];\n");
    }

    // A clone, so that a view has what other parts of the class have added to the client.
    private static void EmitWith(CodeWriter code, ClientFileModel client)
    {
        code.Lines($"""

            /// <summary>A view of the client whose requests have options of their own.</summary>
            /// <param name="options">Headers, a timeout, an idempotency key; they are added to those of an earlier view.</param>
            public {client.Name} With({ApiCallOptions} options) => (({client.Name})MemberwiseClone())._Use(Pipeline.With(options));

            """);
        using CodeWriter.Block body = code.Open($"private {client.Name} _Use({ApiPipeline} pipeline)");
        code.Lines("Pipeline = pipeline;");
        EmitCreation(code, client.Groups);
        code.Lines("return this;");
    }

    private static void EmitGroups(CodeWriter code, EquatableArray<GroupModel> groups, string accessors)
    {
        foreach (GroupModel group in groups)
        {
            code.Lines($$"""

                /// <summary>Operations {{Docs.Code(group.Title)}} of the document.</summary>
                public {{group.Type}} {{group.Property}} {{accessors}}
                """);
        }
    }

    private static void EmitCreation(CodeWriter code, EquatableArray<GroupModel> groups)
    {
        foreach (GroupModel group in groups)
            code.Lines($"{group.Property} = new {group.Type}(pipeline);");
    }

    private static void EmitConstructors(CodeWriter code, ClientFileModel client)
    {
        string url = client.Endpoint is { } known ? $", otherwise to {Docs.Code(known)}" : "";
        code.Lines("#pragma warning disable RS0026 // the constructors differ in their required parameters");
        code.Lines($"""
            /// <summary>Creates a client over an <see cref="{Framework.HttpClient}"/> that follows no redirect to another origin. Its requests go to <see cref="{ApiClientOptions}.Endpoint"/>{url}.</summary>
            """);
        EmitConstructor(code, client, "", "");
        code.Lines($"""

            /// <summary>Creates a client. Its requests go to <see cref="{ApiClientOptions}.Endpoint"/>, otherwise to the base address of the <see cref="{Framework.HttpClient}"/>{url}.</summary>
            /// <param name="httpClient">Sends the requests, with credentials added by its handlers. It is not disposed. It must not follow redirects itself, as <c>new HttpClient()</c> does: see <see cref="{ApiHttpHandler}.Create"/>.</param>
            """);
        EmitConstructor(code, client, $"{Framework.HttpClient} httpClient, ", "httpClient, ");
    }

    private static void EmitConstructor(CodeWriter code, ClientFileModel client, string parameter, string argument)
    {
        Docs.Parameters(code, client.Variables);
        string options = client.OptionsType is { } type
            ? $"<see cref=\"{type}\"/> with credentials; plain options, or null, where handlers add them."
            : "Null for the defaults.";
        code.Lines($"/// <param name=\"options\">{options}</param>");
        string variables = string.Concat(client.Variables.Select(Names.Parameter));
        using CodeWriter.Block body = code.Open($"public {client.Name}({parameter}{variables}{ApiClientOptions}? options = null)");
        foreach (string check in client.Variables.Select(Names.NullCheck).OfType<string>())
            code.Lines(check);
        string settings = Values(client) + Security(client) + IdHeader(client)
            + Named("finalThrottlingCodes", client.FinalThrottlingCodes) + (client.IsResourceManager ? ", isResourceManager: true" : "")
            + Named("secretMembers", client.SecretMembers);
        code.Lines($"_Use(new {ApiPipeline}({argument}{Literals.StringOrNull(client.Endpoint)}, options{settings}));");
    }

    private static string IdHeader(ClientFileModel client) =>
        client.ClientRequestIdHeader is { } header ? ", clientRequestIdHeader: " + Literals.String(header) : "";

    private static string Security(ClientFileModel client) =>
        client.Security is { } security ? ", security: " + OptionsEmitter.Reference(security) : "";

    private static string Named(string parameter, EquatableArray<string> names) => names.Count == 0 ? "" : $", {parameter}: _{parameter}";

    private static string Values(ClientFileModel client) => client.Variables.Count == 0 ? "" :
        $", new {Framework.Dictionary}<string, string> {{ {string.Join(", ", client.Variables.Select(Value))} }}";

    private static string Value(ArgumentModel variable)
    {
        string fallback = variable.Default is null ? "" : " ?? " + Literals.String(variable.Default.Content);
        return $"[{Literals.String(variable.WireName)}] = {Names.Escaped(variable.Name)}{fallback}";
    }

    public static void Emit(CodeWriter code, GroupFileModel group)
    {
        code.Lines($"/// <summary>Operations {Docs.Code(group.Title)} of the document.</summary>\n{FileEmitter.GeneratedCode}");
        using CodeWriter.Block type = code.OpenType($"sealed partial class {group.Name}{InterfaceEmitter.Base(group.Interface)}");
        if (group.Operations.Count > 0)
            code.Lines($"private readonly {ApiPipeline} _pipeline;\n");
        if (group.Groups.Count == 0)
            code.Lines($"internal {group.Name}({ApiPipeline} pipeline) => _pipeline = pipeline;");
        else
            EmitParent(code, group);
        InterfaceEmitter.EmitMembers(code, group);
        foreach (OperationModel operation in group.Operations)
            OperationEmitter.Emit(code, operation, "_pipeline");
    }

    private static void EmitParent(CodeWriter code, GroupFileModel group)
    {
        using (code.Open($"internal {group.Name}({ApiPipeline} pipeline)"))
        {
            if (group.Operations.Count > 0)
                code.Lines("_pipeline = pipeline;");
            EmitCreation(code, group.Groups);
        }

        EmitGroups(code, group.Groups, "{ get; }");
    }
}
