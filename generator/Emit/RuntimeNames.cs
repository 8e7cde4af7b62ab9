namespace BackupJobsGen.Emit;

/// <summary>
/// Every name of the runtime and the framework that generated code uses. No other file of the generator contains such a name.
/// </summary>
internal static class RuntimeNames
{
    public const string Assembly = "BackupJobsGen.Runtime";

    // The runtime's public types.
    public const string ApiCallOptions = Runtime + "ApiCallOptions";
    public const string ApiClientOptions = Runtime + "ApiClientOptions";
    public const string ApiCredential = Runtime + "ApiCredential";
    public const string ApiEvents = Runtime + "ApiEvents";
    public const string ApiHeaders = Runtime + "ApiHeaders";
    public const string ApiHttpHandler = Runtime + "ApiHttpHandler";
    public const string ApiException = Runtime + "ApiException";
    public const string ApiItems = Runtime + "ApiItems";
    public const string ApiPageable = Runtime + "ApiPageable";
    public const string ApiPipeline = Runtime + "ApiPipeline";
    public const string ApiResponse = Runtime + "ApiResponse";
    public const string BasicCredential = Runtime + "BasicCredential";
    public const string ClientCredentials = Runtime + "ClientCredentials";
    public const string FilePart = Runtime + "FilePart";
    public const string IApiValidatable = Runtime + "IApiValidatable";
    public const string JsonProperties = Runtime + "JsonProperties";
    public const string JsonReadException = Runtime + "JsonReadException";
    public const string LongRunningOperation = Runtime + "LongRunningOperation";
    public const string PollingOptions = Runtime + "PollingOptions";
    public const string PollingTimeoutException = Runtime + "PollingTimeoutException";
    public const string RawJson = Runtime + "RawJson";
    public const string Redact = Runtime + "Redact";
    public const string ValueList = Runtime + "ValueList";
    public const string ValueMap = Runtime + "ValueMap";

    // What only generated code calls.
    public const string ApiChecks = Generated + "ApiChecks";
    public const string ApiEnumConverter = Generated + "ApiEnumConverter";
    public const string OperationDescriptor = Generated + "OperationDescriptor";
    public const string ApiRequest = Generated + "ApiRequest";
    public const string ListStyle = Generated + "ListStyle";
    public const string ClientSettings = Generated + "ClientSettings";
    public const string HeaderValues = Generated + "HeaderValues";
    public const string IApiEnum = Generated + "IApiEnum";
    public const string IJsonModel = Generated + "IJsonModel";
    public const string ItemFraming = Generated + "ItemFraming";
    public const string JsonEnums = Generated + "JsonEnums";
    public const string JsonConstants = Generated + "JsonConstants";
    public const string JsonDiscriminator = Generated + "JsonDiscriminator";
    public const string JsonLists = Generated + "JsonLists";
    public const string JsonMaps = Generated + "JsonMaps";
    public const string JsonMemberReader = Generated + "JsonMemberReader";
    public const string JsonMembers = Generated + "JsonMembers";
    public const string JsonMemberWriter = Generated + "JsonMemberWriter";
    public const string JsonModelConverter = Generated + "JsonModelConverter";
    public const string JsonObjects = Generated + "JsonObjects";
    public const string JsonScalars = Generated + "JsonScalars";
    public const string JsonTokenReader = Generated + "JsonTokenReader";
    public const string JsonWriteMode = Generated + "JsonWriteMode";
    public const string KnownValues = Generated + "KnownValues";
    public const string LongRunning = Generated + "LongRunning";
    public const string NextPages = Generated + "NextPages";
    public const string CredentialLocation = Generated + "CredentialLocation";
    public const string SecurityRequirements = Generated + "SecurityRequirements";
    public const string SecurityScheme = Generated + "SecurityScheme";
    public const string ServerUrl = Generated + "ServerUrl";
    public const string StatusWait = Generated + "StatusWait";
    public const string Webhook = Generated + "Webhook";
    public const string WireFormat = Generated + "WireFormat";

    private const string Runtime = "_rt::";
    private const string Generated = "_gen::";

    /// <summary>
    /// The aliases that the names above begin with. They are declared inside the file's namespace, where no alias of the project can
    /// clash with them, and used with <c>::</c>, which never finds a type. No name of a document begins with an underscore.
    /// </summary>
    public static IReadOnlyList<NamespaceAlias> Aliases { get; } =
        [
            new(Runtime, "BackupJobsGen.Runtime"), new(Generated, "BackupJobsGen.Runtime.Generated"), new(Framework.System, "System"),
            new(Extensions.Of, "Microsoft.Extensions"),
        ];

    /// <summary>Types and methods of Microsoft.Extensions.Http and what it depends on, for projects that reference it.</summary>
    public static class Extensions
    {
        public const string Assembly = "Microsoft.Extensions.Http";

        public const string IConfiguration = Of + "Configuration.IConfiguration";
        public const string IConfigurationSection = Of + "Configuration.IConfigurationSection";
        public const string IHttpClientBuilder = Container + "IHttpClientBuilder";
        public const string IOptionsMonitor = Of + "Options.IOptionsMonitor";
        public const string ILoggerFactory = Of + "Logging.ILoggerFactory";
        public const string IServiceCollection = Container + "IServiceCollection";
        public const string OptionsValidationException = Of + "Options.OptionsValidationException";

        // Extension methods, called like others: their names could be those of a document.
        public const string AddHttpClient = Container + "HttpClientFactoryServiceCollectionExtensions.AddHttpClient";
        public const string AddKeyedTransient = Container + "ServiceCollectionServiceExtensions.AddKeyedTransient";
        public const string AddOptions = Container + "OptionsServiceCollectionExtensions.AddOptions";
        public const string AddTransient = Container + "ServiceCollectionServiceExtensions.AddTransient";
        public const string ConfigurePrimaryHandler = Container + "HttpClientBuilderExtensions.ConfigurePrimaryHttpMessageHandler";
        public const string GetRequiredService = Container + "ServiceProviderServiceExtensions.GetRequiredService";
        public const string LogWarning = Of + "Logging.LoggerExtensions.LogWarning";
        public const string RemoveAllLoggers = Container + "HttpClientBuilderExtensions.RemoveAllLoggers";
        public const string ValidateOnStart = Container + "OptionsBuilderExtensions.ValidateOnStart";

        internal const string Of = "_ext::";
        private const string Container = Of + "DependencyInjection.";
    }

    /// <summary>Types of .NET.</summary>
    public static class Framework
    {
        public const string Action = System + "Action";
        public const string ArgumentNullException = System + "ArgumentNullException";
        public const string CancellationToken = System + "Threading.CancellationToken";
        public const string CultureInfo = System + "Globalization.CultureInfo";
        public const string DateOnly = System + "DateOnly";
        public const string DateTimeOffset = System + "DateTimeOffset";
        public const string Dictionary = System + "Collections.Generic.Dictionary";
        public const string Enumerable = System + "Linq.Enumerable";
        public const string GeneratedCode = System + "CodeDom.Compiler.GeneratedCode";
        public const string Func = System + "Func";
        public const string Guid = System + "Guid";
        public const string HttpClient = System + "Net.Http.HttpClient";
        public const string HttpMethod = System + "Net.Http.HttpMethod";
        public const string IHttpClientFactory = System + "Net.Http.IHttpClientFactory";
        public const string IServiceProvider = System + "IServiceProvider";
        public const string IEnumerable = System + "Collections.Generic.IEnumerable";
        public const string JsonConverter = System + "Text.Json.Serialization.JsonConverter";
        public const string JsonException = System + "Text.Json.JsonException";
        public const string JsonTokenType = System + "Text.Json.JsonTokenType";
        public const string MaybeNullWhen = System + "Diagnostics.CodeAnalysis.MaybeNullWhen";
        public const string Obsolete = System + "Obsolete";
        public const string ReadOnlySpan = System + "ReadOnlySpan";
        public const string SetsRequiredMembers = System + "Diagnostics.CodeAnalysis.SetsRequiredMembers";
        public const string Stream = System + "IO.Stream";
        public const string StringBuilder = System + "Text.StringBuilder";
        public const string StringComparer = System + "StringComparer";
        public const string Task = System + "Threading.Tasks.Task";
        public const string TimeOnly = System + "TimeOnly";
        public const string TimeProvider = System + "TimeProvider";
        public const string TimeSpan = System + "TimeSpan";
        public const string Uri = System + "Uri";
        public const string Utf8JsonWriter = System + "Text.Json.Utf8JsonWriter";

        internal const string System = "_sys::";
    }
}

/// <summary>A short name for a namespace.</summary>
/// <param name="Prefix">The alias with its <c>::</c>.</param>
internal sealed record NamespaceAlias(string Prefix, string Namespace)
{
    public string Name => Prefix.TrimEnd(':');
}
