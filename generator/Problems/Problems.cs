using System.Reflection;
using static BackupJobsGen.ProblemSeverity;

namespace BackupJobsGen;

/// <summary>
/// Every kind of problem that reading documents can find. 1xxx: the text and its references; 2xxx: what was asked for;
/// 3xxx: what a document says.
/// </summary>
internal static class Problems
{
    public static readonly ProblemKind UnreadableJson = new("BJG1001", Error,
        "The document is not readable as JSON",
        "The document cannot be read from here on: {0}; only what stands before is used");

    public static readonly ProblemKind NotStrictJson = new("BJG1002", Warning,
        "JSON has no comments and no trailing commas",
        "JSON does not allow {0}; it was passed over");

    public static readonly ProblemKind DuplicateKey = new("BJG1003", Warning,
        "A key occurs twice in one object",
        "The key '{0}' occurs more than once in this object; the last one is used");

    public static readonly ProblemKind NestedTooDeep = new("BJG1004", Error,
        "The document nests too deep",
        "The document nests deeper than 256 levels here; this value is read as null");

    public static readonly ProblemKind BadCharacter = new("BJG1005", Warning,
        "A string holds a character that JSON does not allow",
        "The string holds {0}, which JSON does not allow; half a surrogate pair becomes U+FFFD, anything else is kept as it is");

    public static readonly ProblemKind NotOpenApi = new("BJG1006", Error,
        "The document is neither Swagger 2.0 nor OpenAPI 3",
        "This is no document of Swagger 2.0, OpenAPI 3.0 or OpenAPI 3.1: {0}; nothing is generated from it");

    public static readonly ProblemKind UnresolvedReference = new("BJG1007", Error,
        "A $ref points to nothing",
        "'{0}' points to nothing: {1}; any JSON is taken in its place. Every file that is referred to must be an <OpenApiClient> or an <OpenApiClientReference> item");

    public static readonly ProblemKind ReferenceCycle = new("BJG1008", Error,
        "References go in a circle",
        "'{0}' leads back to itself, or through more than 64 references, without reaching a definition; any JSON is taken in its place");

    public static readonly ProblemKind NoDocument = new("BJG2001", Error,
        "A document of a client is not among the build's files",
        "The document '{0}' is not among the files of the build; nothing is generated from it");

    public static readonly ProblemKind NothingSelected = new("BJG2002", Error,
        "No operation is selected",
        "No operation of '{0}' is selected by Operations and Paths; the document has {1} operations");

    public static readonly ProblemKind PatternMatchesNothing = new("BJG2003", Warning,
        "A pattern selects nothing",
        "The pattern '{0}' matches no {1} of '{2}'");

    public static readonly ProblemKind BadItemName = new("BJG2004", Error,
        "An item's metadata is no C# name",
        "{0} '{1}' of <OpenApiClient> is not possible in C#; write {2}. Nothing is generated for the item");

    public static readonly ProblemKind NoRuntime = new("BJG2005", Error,
        "The runtime is not referenced",
        "Generated clients need BackupJobsGen.Runtime; reference the package BackupJobsGen without PrivateAssets=\"all\", or BackupJobsGen.Runtime itself");

    public static readonly ProblemKind OldLanguage = new("BJG2006", Error,
        "The C# version is too old",
        "Generated clients need C# 12 (the .NET 8 SDK and later); set <LangVersion> to 12 or higher, or remove it");

    public static readonly ProblemKind GeneratorFault = new("BJG2007", Error,
        "The generator failed",
        "The client '{0}' could not be generated: {1}: {2}. This is a fault of BackupJobsGen; please report it with the document");

    public static readonly ProblemKind TooManyOperations = new("BJG2008", Error,
        "Too many operations are selected",
        "{0} operations are selected, and a client has {1} at most; select those that are called with Operations or Paths, or divide them among clients. Nothing is generated for the client");

    public static readonly ProblemKind WrongKind = new("BJG3001", Warning,
        "A member has the wrong JSON type",
        "'{0}' must be {1} here; it was ignored");

    public static readonly ProblemKind UnknownType = new("BJG3002", Warning,
        "A schema has an unknown type",
        "'{0}' is no type of a schema; any JSON is taken");

    public static readonly ProblemKind NestedSchemas = new("BJG3003", Warning,
        "Schemas refer to each other without end",
        "The schema contains itself without a name to stop at, or nests too deep; any JSON is taken here");

    public static readonly ProblemKind MixedAllOf = new("BJG3004", Warning,
        "allOf mixes objects and other types",
        "A part of allOf is {0} beside parts that are not; the part was ignored");

    public static readonly ProblemKind SecondBase = new("BJG3005", Info,
        "A schema has more than one discriminated parent",
        "'{0}' is a second discriminated parent; its members are copied, it is no base type");

    public static readonly ProblemKind RedeclaredMember = new("BJG3006", Warning,
        "A schema declares a member of its base again with another type",
        "'{0}' is declared by the base schema with another type; the base's declaration is used");

    public static readonly ProblemKind InheritanceCycle = new("BJG3007", Warning,
        "allOf goes in a circle",
        "allOf leads back to the schema itself, or goes more than 64 levels up; this parent was ignored");

    public static readonly ProblemKind SecondDiscriminator = new("BJG3008", Warning,
        "A schema below a discriminated schema has another discriminator",
        "The hierarchy is decided by '{0}'; the second discriminator '{1}' is an ordinary member");

    public static readonly ProblemKind DuplicateDiscriminatorValue = new("BJG3009", Warning,
        "Two schemas have the same discriminator value",
        "The discriminator value '{0}' already selects '{1}'; this schema is never selected when reading");

    public static readonly ProblemKind DiscriminatorType = new("BJG3010", Warning,
        "A discriminator is not a string",
        "The discriminator '{0}' is not a string; it is read as one");

    public static readonly ProblemKind EnumValueIgnored = new("BJG3011", Warning,
        "An enum value does not fit",
        "The enum value {0} {1}; it was left out");

    public static readonly ProblemKind EnumsDiffer = new("BJG3012", Info,
        "Enums of one name have different values",
        "Another enum named '{0}' has other values; the two become separate types");

    public static readonly ProblemKind MissingName = new("BJG3013", Warning,
        "A parameter has no name or no known location",
        "The parameter has no usable '{0}'; it was left out");

    public static readonly ProblemKind PathParameter = new("BJG3014", Warning,
        "Path template and path parameters differ",
        "The path parameter '{0}' {1}");

    public static readonly ProblemKind ParameterType = new("BJG3015", Warning,
        "A parameter's type cannot stand in a URL or header",
        "The value of '{0}' has no form in {1}; its text is taken as it is");

    public static readonly ProblemKind ParameterStyle = new("BJG3016", Warning,
        "A parameter's style is not supported",
        "'{0}' is not supported for this parameter; {1} is used");

    public static readonly ProblemKind MediaType = new("BJG3017", Warning,
        "A body has no supported media type",
        "'{0}' is neither JSON, text nor a form; the body is a stream of bytes");

    public static readonly ProblemKind SecondBody = new("BJG3018", Warning,
        "An operation has more than one body",
        "The operation has a body already; '{0}' was left out");

    public static readonly ProblemKind PagingShape = new("BJG3019", Warning,
        "A pageable operation does not return a list",
        "The response has no list named '{0}'; the operation is not paged");

    public static readonly ProblemKind UnionMembers = new("BJG3020", Warning,
        "oneOf or anyOf beside properties",
        "'{0}' adds members beside properties; they are kept as undeclared members");

    public static readonly ProblemKind SecondMappingValue = new("BJG3021", Warning,
        "Two discriminator values select one schema",
        "The schema is selected by '{0}' already; objects with '{1}' are read as unknown");

    public static readonly ProblemKind Unsupported = new("BJG3022", Warning,
        "A construct is not supported",
        "'{0}' is not supported; {1}");

    public static readonly ProblemKind ItemsMissing = new("BJG3023", Info,
        "An array does not say what it holds",
        "The array has no 'items'; its items are any JSON");

    public static readonly ProblemKind NoResponses = new("BJG3024", Info,
        "An operation has no success response",
        "The operation declares no success response; its result has no body");

    public static readonly ProblemKind ServerVariable = new("BJG3025", Info,
        "A server's path has a variable",
        "The variable '{0}' stands in the path of a server; its default '{1}' is used");

    public static readonly ProblemKind HierarchyTooDeep = new("BJG3026", Warning,
        "A hierarchy is too deep",
        "'{0}' is more than 64 levels below the schema with the discriminator; it is left out of the hierarchy, and objects of it are read as unknown");

    public static readonly ProblemKind NoUrl = new("BJG3027", Warning,
        "A host or server makes no URL",
        "'{0}' is no URL of an HTTP service; {1}");

    public static readonly ProblemKind DuplicateOperationId = new("BJG3028", Info,
        "Two operations have the same operationId",
        "The operationId '{0}' is that of another operation already; this method gets a name with a number");

    private static readonly Lazy<IReadOnlyDictionary<string, ProblemKind>> Table = new(static () => typeof(Problems)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<ProblemKind>()
        .ToDictionary(kind => kind.Id, StringComparer.Ordinal));

    /// <summary>Every kind, by id.</summary>
    public static IReadOnlyDictionary<string, ProblemKind> All => Table.Value;

    public static ProblemKind Of(string id) => All[id];
}
