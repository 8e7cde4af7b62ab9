namespace BackupJobsGen.Servers.Tests.Harness;

/// <summary>Every document that a client is generated from.</summary>
internal static class Targets
{
    private static readonly ServerProcess AspNetCore = ServerProcess.DotNet("AspNetCore");
    private static readonly ServerProcess Swashbuckle = ServerProcess.DotNet("Swashbuckle");
    private static readonly ServerProcess NSwag = ServerProcess.DotNet("NSwag");
    private static readonly ServerProcess FastEndpoints = ServerProcess.DotNet("FastEndpoints");
    private static readonly ServerProcess FastApi = ServerProcess.Script("/usr/bin/python3", "main.py", "fastapi");

    private static readonly ServerProcess Fastify = ServerProcess.Script("node", "server.mjs", "fastify");

    public static IReadOnlyList<Target> All { get; } =
    [
        new(
            "ASP.NET minimal 3.1", "aspnetcore/minimal-31", AspNetCore, "minimal", "openapi/v31.json",
            (http, options) => new global::Servers.AspNetMinimal31.AspNetMinimal31Client(http, options)),
        new(
            "ASP.NET minimal 3.0", "aspnetcore/minimal-30", AspNetCore, "minimal", "openapi/v30.json",
            (http, options) => new global::Servers.AspNetMinimal30.AspNetMinimal30Client(http, options)),
        new(
            "ASP.NET strict 3.1", "aspnetcore/strict-31", AspNetCore, "strict", "openapi/v31.json",
            (http, options) => new global::Servers.AspNetStrict31.AspNetStrict31Client(http, options)),
        new(
            "ASP.NET controllers 3.1", "aspnetcore/controllers-31", AspNetCore, "controllers", "openapi/v31.json",
            (http, options) => new global::Servers.AspNetControllers31.AspNetControllers31Client(http, options)),
        new(
            "Swashbuckle minimal", "swashbuckle/minimal", Swashbuckle, "minimal", "swagger/v1/swagger.json",
            (http, options) => new global::Servers.SwashbuckleMinimal.SwashbuckleMinimalClient(http, options)),
        new(
            "Swashbuckle controllers", "swashbuckle/controllers", Swashbuckle, "controllers", "swagger/v1/swagger.json",
            (http, options) => new global::Servers.SwashbuckleControllers.SwashbuckleControllersClient(http, options)),
        new(
            "NSwag minimal 3.0", "nswag/minimal-30", NSwag, "minimal", "swagger/v30/swagger.json",
            (http, options) => new global::Servers.NSwagMinimal30.NSwagMinimal30Client(http, options)),
        new(
            "NSwag controllers 3.0", "nswag/controllers-30", NSwag, "controllers", "swagger/v30/swagger.json",
            (http, options) => new global::Servers.NSwagControllers30.NSwagControllers30Client(http, options)),
        new(
            "NSwag controllers 2.0", "nswag/controllers-20", NSwag, "controllers", "swagger/v20/swagger.json",
            (http, options) => new global::Servers.NSwagControllers20.NSwagControllers20Client(http, options)),
        new(
            "FastEndpoints", "fastendpoints/endpoints", FastEndpoints, "endpoints", "swagger/v1/swagger.json",
            (http, options) => new global::Servers.FastEndpoints.FastEndpointsClient(http, options)),
        new(
            "Fastify", "fastify/fastify-30", Fastify, "fastify", "openapi.json",
            (http, options) => new global::Servers.Fastify.FastifyClient(http, options)) { Missing = Machine.Fastify },
        new(
            "FastAPI", "fastapi/fastapi-30", FastApi, "fastapi", "openapi.json",
            (http, options) => new global::Servers.FastApi30.FastApi30Client(http, options)) { Missing = Machine.FastApi },
        new(
            "FastAPI 3.1", "fastapi/fastapi-31", FastApi, "fastapi", "openapi-31.json",
            (http, options) => new global::Servers.FastApi31.FastApi31Client(http, options)) { Missing = Machine.FastApi },
    ];

    public static Target Named(string name) => All.Single(target => target.Name == name);
}

/// <summary>What this machine has installed. .ci/run installs all of it.</summary>
internal static class Machine
{
    public static string? FastApi { get; } = File.Exists("/usr/lib/python3/dist-packages/fastapi/__init__.py")
        ? null
        : "needs the Debian packages python3-fastapi, python3-uvicorn and python3-multipart";

    public static string? Fastify { get; } =
        File.Exists(Path.Combine(ServerProcess.Folder, "fastify", "node_modules", ".package-lock.json"))
        ? null
        : "needs node, and npm ci in tests/BackupJobsGen.Servers/fastify";
}
