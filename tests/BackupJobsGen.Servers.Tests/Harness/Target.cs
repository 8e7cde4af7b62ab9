using System.Net;
using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;

namespace BackupJobsGen.Servers.Tests.Harness;

/// <summary>One document of one server, and the client that is generated from it.</summary>
/// <param name="Name">Column of the table.</param>
/// <param name="File">The vendored document, from the folder of the servers.</param>
/// <param name="Application">Name that the server gives to the application.</param>
/// <param name="DocumentUrl">Where the application serves its document.</param>
internal sealed record Target(
    string Name, string File, ServerProcess Server, string Application, string DocumentUrl,
    Func<HttpClient, ApiClientOptions?, object> Create)
{
    /// <summary>Why the server cannot run on this machine; null where it can.</summary>
    public string? Missing { get; init; }

    /// <summary>Path of the vendored document.</summary>
    public string Path => System.IO.Path.Combine(ServerProcess.Folder, File + ".json");

    public async Task<Session> OpenAsync()
    {
        Uri address = await Server.AddressAsync(Application);
        HttpClient http =
            new(new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                UseCookies = false
            });
        return new Session(this, http, address, Create(http, new ApiClientOptions { Endpoint = address }));
    }

    /// <summary>Whether the document has the operation of a cell.</summary>
    public bool Offers(Cells.Cell cell) => cell.IsOn(Server) && Operations().Contains(cell.Operation);

    public override string ToString() => Name;

    private HashSet<string> Operations() => [.. JsonNode.Parse(System.IO.File.ReadAllText(Path))!["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!["operationId"]!.GetValue<string>())];
}
