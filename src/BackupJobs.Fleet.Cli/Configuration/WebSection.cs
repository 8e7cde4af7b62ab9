using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Cli;

/// <summary>Reads where and to whom the page and the API are served.</summary>
internal static class WebSection
{
    public static void Read(ConfigSection web, FleetWebOptions options)
    {
        options.Url = web.Url("url") ?? options.Url;
        options.Certificate = web.Text("certificate");
        options.CertificateKey = web.Text("certificateKey");
        options.Hosts = web.Texts("hosts");
        options.PublicUrl = web.Url("publicUrl");
        options.OtlpMetrics = web.Url("otlpMetrics");
        HashSet<string> names = [];
        options.ApiKeys = [.. web.Sections("apiKeys").Select(key => Key(key, names)).OfType<ApiKeyOptions>()];
        options.OpenIdConnect = web.Section("openIdConnect") is { } provider ? Provider(provider) : null;
        web.Finish();
        web.Report(options.FindProblems());
        CheckFile(web, "certificate", options.Certificate);
        CheckFile(web, "certificateKey", options.CertificateKey);
        web.Check(services => services.AddBackupFleetWeb(options));
    }

    private static void CheckFile(ConfigSection web, string name, string? path)
    {
        if (path is not null)
            web.Check(name, () => File.Exists(path) ? null : $"'{web.Path}.{name}': there is no file {path}.");
    }

    private static ApiKeyOptions? Key(ConfigSection key, HashSet<string> names)
    {
        string name = key.RequiredText("name");
        if (name.Length > 0 && !names.Add(name))
            key.Report("name", $"'{key.Path}.name': two API keys have the name '{name}'.");
        if (NameText.Fault(name) is { } fault)
            key.Report("name", $"'{key.Path}.name' {fault}.");
        if (!key.Has("key"))
            key.Report($"'{key.Path}.key' is missing.");
        SecretSource? secret = key.Secret("key");
        FleetRole role = key.EnumOf<FleetRole>("role") ?? FleetRole.Reader;
        if (secret is not null)
        {
            key.Check("key", () => secret.Read().Length < ApiKeyOptions.ShortestKey
                ? $"'{key.Path}.key': an API key has at least {ApiKeyOptions.ShortestKey} characters."
                : null);
        }

        key.Finish();
        return secret is null ? null : new ApiKeyOptions(name, secret, role);
    }

    private static OpenIdConnectOptions Provider(ConfigSection provider)
    {
        if (!provider.Has("authority"))
            provider.Report($"'{provider.Path}.authority' is missing.");
        OpenIdConnectOptions read = new()
        {
            Authority = provider.PrivateUrl("authority") ?? new Uri("https://login.microsoftonline.com"),
            ClientId = provider.RequiredText("clientId"),
            ClientSecret = provider.Secret("clientSecret"),
            Audience = provider.Text("audience"),
            ReaderRole = provider.Text("readerRole"),
            OperatorRole = provider.Text("operatorRole"),
        };
        if (!provider.Has("readerRole"))
        {
            provider.Warn(
                $"'{provider.Path}.readerRole' is missing: every account and program that the provider gives a token for "
                + $"'{read.Audience ?? read.ClientId}' may read everything.");
        }

        provider.Finish();
        return read;
    }
}
