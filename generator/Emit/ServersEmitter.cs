using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the URLs of a client's servers.</summary>
internal static class ServersEmitter
{
    public static void Emit(CodeWriter code, ServersFileModel model)
    {
        code.Lines($$"""
            /// <summary>The servers that the document names, for <see cref="{{ApiClientOptions}}.Endpoint"/> of <see cref="{{model.Client}}"/>.</summary>
            {{FileEmitter.GeneratedCode}}
            """);
        using CodeWriter.Block type = code.OpenType($"static partial class {model.Name}");
        foreach (ServerModel server in model.Servers)
            Emit(code, server);
    }

    private static void Emit(CodeWriter code, ServerModel server)
    {
        Docs.Summary(code, server.Description, Docs.Code(server.Url) + ".");
        code.Lines($"/// <remarks>{Docs.Code(server.Url)}</remarks>");
        if (server.IsRelative)
            code.Lines("/// <param name=\"host\">Scheme and host; its path is ignored.</param>");
        foreach (ServerArgumentModel argument in server.Arguments)
        {
            string values = argument.Values.Count == 0 ? "" : $" One of {string.Join(", ", argument.Values.Select(Docs.Code))}.";
            string description = Docs.Text(argument.Description) ?? $"Variable {Docs.Code(argument.WireName)}.";
            code.Lines($"/// <param name=\"{argument.Name}\">{description}{values}</param>");
        }

        string host = server.IsRelative ? "host, " : "";
        string variables = string.Concat(server.Arguments.Select(Variable));
        string create = $"{ServerUrl}.Create({host}{Literals.String(server.Url)}{variables})";
        string[] hosts = server.IsRelative ? [Framework.Uri + " host"] : [];
        IEnumerable<string> parameters = hosts.Concat(server.Arguments.Select(Parameter));
        code.Lines(
            server.IsRelative || server.Arguments.Count > 0
                ? $"public static {Framework.Uri} {server.Name}({string.Join(", ", parameters)}) => {create};\n"
                : $"public static {Framework.Uri} {server.Name} => {create};\n");
    }

    private static string Parameter(ServerArgumentModel argument) =>
        $"string {Names.Escaped(argument.Name)}{(argument.Default is { } fallback ? " = " + Literals.String(fallback) : "")}";

    private static string Variable(ServerArgumentModel argument)
    {
        string values = string.Join(", ", argument.Values.Select(Literals.String));
        return $", ({Literals.String(argument.WireName)}, {Names.Escaped(argument.Name)}, [{values}])";
    }
}
