using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BackupJobs.Fleet.Web;

/// <summary>The OpenAPI document of the API: the framework writes it from the routes, and this adds what no route says.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    private const string Scheme = "key";

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Estate"] = "Vaults and their health.",
        ["Jobs"] = "Jobs that have ended, and the history of items.",
        ["Notifications"] = "Messages that sinks did not accept.",
        ["Service"] = "The caller, and events.",
    };

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Backup fleet",
                Version = Name,
                Description = "The state and the history of all vaults that a backup-jobs-fleet service watches.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            };
            document.Servers = [new OpenApiServer { Url = "http://127.0.0.1:8700", Description = "The default address." }];
            document.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Key, Description = tag.Value }));
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, or an access token of the configured provider. Not needed on a loopback address without keys.",
            };
            document.Security =
                [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
    }
}
