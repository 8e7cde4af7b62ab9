namespace BackupJobsGen.CSharp;

/// <summary>Everything that generated code says of the runtime and the framework. The generator knows the runtime only here, as names.</summary>
internal static class RuntimeNames
{
    public const string Assembly = "BackupJobsGen.Runtime";
    public const string Namespace = "global::BackupJobsGen.Runtime.";
    public const string Generated = Namespace + "Generated.";
    public const string Reader = "global::BackupJobsGen.Runtime.Generated.JsonTokenReader";
    public const string Writer = "global::System.Text.Json.Utf8JsonWriter";
    public const string Token = "global::System.Text.Json.JsonTokenType";
    public const string Scalars = Generated + "JsonScalars.";
    public const string Format = Generated + "WireFormat.";
    public const string Objects = Generated + "JsonObjects.";
    public const string Enums = Generated + "JsonEnums.";
    public const string Lists = Generated + "JsonLists.";
    public const string Maps = Generated + "JsonMaps.";
    public const string RawJson = Namespace + "RawJson";
    public const string MaybeNull = "[global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)]";

    public static string ListOf(string item) => $"{Namespace}ValueList<{item}>";

    public static string MapOf(string value) => $"{Namespace}ValueMap<{value}>";

    public static string DelegateOfRead(string parameterType, string call) =>
        $"static (ref {Reader} reader, {MaybeNull} out {parameterType} value) => {call}out value)";
}
