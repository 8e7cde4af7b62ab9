using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the methods that add a client to a container.</summary>
internal static class ServicesEmitter
{
    private const string Parameters = $"this {Extensions.IServiceCollection} services, ";

    public static void Emit(CodeWriter code, ServicesFileModel model)
    {
        string options = Options(model);
        code.Lines($"""
            /// <summary>Adds <see cref="{model.ClientName}"/> to a container, over <see cref="{Framework.IHttpClientFactory}"/>.</summary>
            /// <remarks>
            /// Each returns the builder of the HTTP client, for handlers and resilience. Its primary handler is that of
            /// <see cref="{ApiHttpHandler}.Create"/>, and it has no loggers, which may write whole URLs. Options are checked when the host
            /// starts. The client is transient.
            /// </remarks>
            {FileEmitter.GeneratedCode}
            """);
        using CodeWriter.Block type = code.OpenType($"static partial class {model.Name}");
        // A rule of PublicApiAnalyzers, which reads generated code as well.
        code.Lines("#pragma warning disable RS0026 // the overloads differ in their required parameters");
        string action = $"{Framework.Action}<{options}>? configure = null";
        string withServices = $"{Framework.Action}<{options}, {Framework.IServiceProvider}>";
        Method(
            code, model, "Adds the client.", "", action,
            "Add(services, null, null, (options, _) => configure?.Invoke(options))", "Sets the options; null for the defaults.");
        Method(
            code, model, "Adds a further client as a keyed service.", "name", "string name, " + action,
            "Add(services, name, null, (options, _) => configure?.Invoke(options))", "Sets the options; null for the defaults.");
        Method(
            code, model, "Adds the client with options and credentials from other services.", "name",
            $"{withServices} configure, string? name = null", "Add(services, name, null, configure)", "Sets the options.");
        Method(
            code, model, "Adds the client with options of a configuration.", "section name",
            $"{Extensions.IConfiguration} section, {withServices}? configure = null, string? name = null",
            "Add(services, name, section, configure)", "Sets what the configuration does not have; null for nothing.");
        EmitAdd(code, model, options, withServices);
        EmitRead(code, model, options);
    }

    private static void Method(
        CodeWriter code, ServicesFileModel model, string summary, string documented, string parameters, string call, string configure)
    {
        code.Lines($"/// <summary>{summary}</summary>\n/// <param name=\"services\">The container.</param>");
        if (documented.Contains("section"))
            code.Lines("/// <param name=\"section\">Values by the names of the options.</param>");
        code.Lines($"/// <param name=\"configure\">{configure}</param>");
        if (documented.Contains("name"))
            code.Lines("/// <param name=\"name\">The key of the service; null for none.</param>");
        code.Lines(
            $"public static {Extensions.IHttpClientBuilder} Add{model.ClientName}({Parameters}{parameters}) =>\n    {call};\n");
    }

    private static void EmitAdd(CodeWriter code, ServicesFileModel model, string options, string configure)
    {
        string full = model.Namespace + "." + model.ClientName;
        string required = string.Concat(model.Requirements.Select(requirement => ", " + OptionsEmitter.Reference(requirement)));
        string needed = model.RequiresCredentials ? "true" : "false";
        // A client of public operations is as right as one whose credential was forgotten: hence no error.
        string warning = model.RequiresCredentials || required.Length == 0 ? ""
            : $"""

                        if ({ClientSettings}.Warning(options{required}) is string warning
                            && provider.GetService(typeof({Extensions.ILoggerFactory})) is {Extensions.ILoggerFactory} loggers)
                            {Extensions.LogWarning}(loggers.CreateLogger(client), "{"{Warning}"}", warning);
                """;
        string http = $"{Extensions.GetRequiredService}<{Framework.IHttpClientFactory}>(provider).CreateClient(client)";
        string set = $"{Extensions.GetRequiredService}<{Extensions.IOptionsMonitor}<{options}>>(provider).Get(client)";
        string arguments = model.RequiredVariables == 0
            ? $"\n    {http},\n    options: {set}"
            : $"\n    {ClientSettings}.WithEndpoint({http}, {set}),"
                + $"\n    {string.Concat(Enumerable.Repeat("\"\", ", model.RequiredVariables))}options: {set}";
        using CodeWriter.Block body = code.Open(
            $"private static {Extensions.IHttpClientBuilder} Add({Extensions.IServiceCollection} services, string? name, {Extensions.IConfiguration}? section, {configure}? configure)");
        code.Lines($$"""
            {{Framework.ArgumentNullException}}.ThrowIfNull(services);
            string client = name is null ? {{Literals.String(full)}} : {{Literals.String(full + "/")}} + name;
            {{Extensions.ValidateOnStart}}({{Extensions.AddOptions}}<{{options}}>(services, client)
                .Configure<{{Framework.IServiceProvider}}>((options, provider) =>
                {
                    options.TimeProvider = provider.GetService(typeof({{Framework.TimeProvider}})) as {{Framework.TimeProvider}} ?? options.TimeProvider;
                    if (section is not null)
                        Read(section, options);
                    configure?.Invoke(options, provider);
                })
                .PostConfigure<{{Framework.IServiceProvider}}>((options, provider) =>
                {
                    string[] failures = {{ClientSettings}}.Failures(options, {{needed}}{{required}});
                    if (failures.Length > 0)
                        throw new {{Extensions.OptionsValidationException}}(client, typeof({{options}}), failures);{{warning}}
                }));
            """);
        code.Lines(
            $"{Framework.Func}<{Framework.IServiceProvider}, {model.ClientName}> create = provider => new {model.ClientName}({arguments});");
        foreach (string service in new[] { model.ClientName, model.Interface }.OfType<string>())
        {
            code.Lines($"""
                if (name is null)
                    {Extensions.AddTransient}<{service}>(services, create);
                else
                    {Extensions.AddKeyedTransient}<{service}>(services, name, (provider, _) => create(provider));
                """);
        }

        code.Lines($"""
            return {Extensions.RemoveAllLoggers}({Extensions.ConfigurePrimaryHandler}(
                {Extensions.AddHttpClient}(services, client), {ApiHttpHandler}.Create));
            """);
    }

    private static void EmitRead(CodeWriter code, ServicesFileModel model, string options)
    {
        code.Lines("");
        using CodeWriter.Block body = code.Open($"private static void Read({Extensions.IConfiguration} section, {options} options)");
        code.Lines($"""
            {ClientSettings} settings = new((section as {Extensions.IConfigurationSection})?.Path, key => section[key],
                key => {Framework.Enumerable}.Select((key.Length == 0 ? section : section.GetSection(key)).GetChildren(), child => child.Key));
            settings.Read(options);
            """);
        foreach (CredentialModel credential in model.Credentials)
        {
            string location = credential switch
            {
                { Type: CredentialType.Secret } => $", {CredentialLocation}.{credential.Scheme.In}",
                { Type: CredentialType.Token, Scheme: { TokenUrl: null, DiscoveryUrl: null } } => ", hasEndpoint: false",
                _ => "",
            };
            code.Lines(
                $"options.{credential.Property} = settings.{credential.Type}({Literals.String(credential.Property)}{location}) ?? options.{credential.Property};");
        }

        code.Lines("settings.RefuseUnknown();");
    }

    private static string Options(ServicesFileModel model) => model.OptionsType ?? ApiClientOptions;
}
