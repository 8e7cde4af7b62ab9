using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the names of a client's servers.</summary>
internal static class ServersBuilder
{
    // Descriptions are sentences at times; a few words distinguish servers.
    private const int MaxLength = 40;

    public static ServersFileModel Build(string @namespace, string name, string client, EquatableArray<ApiServer> servers)
    {
        IReadOnlyList<string> names = new NameScope(MemberNames.OfObject.Append(name))
            .TakeAll(servers.Select(server => Identifiers.Pascal(Start(server.Name), "Server")));
        return new ServersFileModel
        {
            Namespace = @namespace,
            Name = name,
            Client = client,
            Servers = servers.Select((server, i) => new ServerModel(names[i], server.Description, server.Url, Arguments(server)))
                .ToEquatableArray(),
        };
    }

    // A stable sort: required arguments come first, as C# demands.
    private static EquatableArray<ServerArgumentModel> Arguments(ApiServer server)
    {
        NameScope names = new(["host"]);
        return server.Variables
            .Select(variable => new ServerArgumentModel(
                names.Take(Identifiers.Local(variable.WireName, "variable")), variable.WireName, variable.Description, variable.Default,
                variable.Values))
            .OrderBy(argument => argument.Default is null ? 0 : 1)
            .ToEquatableArray();
    }

    private static string Start(string text)
    {
        int end = text.Length <= MaxLength ? text.Length : text.LastIndexOf(' ', MaxLength);
        return text.Substring(0, end > 0 ? end : MaxLength);
    }
}
