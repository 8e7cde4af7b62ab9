using static BackupJobsGen.ProblemSeverity;

namespace BackupJobsGen;

/// <summary>
/// All kinds of problems. 1xxx: JSON and references; 2xxx: the project's items, references and language; 3xxx: what a
/// document says.
/// </summary>
internal static class Problems
{
    // Static fields are initialized in the order of their declarations: each kind below adds itself.
    private static readonly Dictionary<string, ProblemKind> Table = new(StringComparer.Ordinal);

    public static readonly ProblemKind UnreadableJson = AddFatal("BJG1001",
        "Invalid JSON",
        "The JSON is invalid here: {0}; the part after this position may be missing");

    public static readonly ProblemKind NotStrictJson = Add("BJG1002", Warning,
        "Comment or trailing comma",
        "JSON does not allow {0}; it is ignored");

    public static readonly ProblemKind DuplicateKey = Add("BJG1003", Warning,
        "Duplicate key in an object",
        "The key '{0}' occurs more than once in this object; the last value is used");

    public static readonly ProblemKind NestedTooDeep = Add("BJG1004", Error,
        "JSON is nested too deeply",
        $"The JSON is nested more than {ReadLimits.JsonLevels} levels deep here; this value is read as null");

    public static readonly ProblemKind BadCharacter = Add("BJG1005", Warning,
        "Invalid character in a string",
        "The string contains {0}, which JSON does not allow; an unpaired surrogate becomes U+FFFD, anything else is kept");

    public static readonly ProblemKind NotOpenApi = AddFatal("BJG1006",
        "Unsupported document format",
        "This is not a document of Swagger 2.0 or OpenAPI 3.0 to 3.2: {0}; nothing is generated from it");

    public static readonly ProblemKind UnresolvedReference = Add("BJG1007", Error,
        "Unresolved reference",
        "'{0}' cannot be resolved: {1}; it is ignored, and where it is a schema, any JSON value is accepted. {2}");

    public static readonly ProblemKind ReferenceCycle = Add("BJG1008", Error,
        "Circular reference",
        $"'{{0}}' leads back to itself, or through more than {ReadLimits.References} references; "
        + "it is ignored, and where it is a schema, any JSON value is accepted. Let it refer to the definition itself");

    public static readonly ProblemKind InvalidYaml = Add("BJG1009", Error,
        "Invalid YAML",
        "The YAML is invalid or uses what OpenAPI documents cannot contain: {0}; nothing is read from this file");

    public static readonly ProblemKind InvalidOverlay = Add("BJG1010", Error,
        "Invalid overlay",
        "The overlay is invalid here: {0}; this part of it is not applied");

    public static readonly ProblemKind OverlayMatchesNothing = Add("BJG1011", Warning,
        "Overlay target matches nothing",
        "'{0}' matches nothing in '{1}'; the action changes nothing. The part that matches is '{2}'");

    public static readonly ProblemKind OverlayExtends = Add("BJG1012", Warning,
        "Overlay of another document",
        "The overlay extends '{0}'; it is applied to '{1}' all the same");

    public static readonly ProblemKind NotUtf8 = Add("BJG1013", Warning,
        "Bytes that are not UTF-8",
        "The string contains U+FFFD, which stands for bytes that are not UTF-8: a name with it is not the one that the service sends. "
        + "Save the file as UTF-8; further strings of the file are not reported");

    public static readonly ProblemKind NoDocument = AddFatal("BJG2001",
        "Document not in the build",
        "The document '{0}' is not one of the compiler's additional files; nothing is generated from it");

    public static readonly ProblemKind NothingSelected = AddFatal("BJG2002",
        "No operation selected",
        "None of the {1} operations of '{0}' is selected; nothing is generated from it");

    public static readonly ProblemKind PatternMatchesNothing = Add("BJG2003", Warning,
        "Pattern matches nothing",
        "The pattern '{0}' matches no {1} of '{2}'; it is ignored. {3}");

    public static readonly ProblemKind BadItemName = AddFatal("BJG2004",
        "Invalid client name or namespace",
        "'{1}' is not a valid {0} of <OpenApiClient>; nothing is generated for the item. Write {2}");

    public static readonly ProblemKind NoRuntime = AddFatal("BJG2005",
        "Runtime not referenced",
        "The project does not reference BackupJobsGen.Runtime, which generated code needs; no client is generated. "
        + "Reference the package BackupJobsGen without IncludeAssets and ExcludeAssets that leave out 'compile', or BackupJobsGen.Runtime itself");

    public static readonly ProblemKind OldLanguage = AddFatal("BJG2006",
        "C# version too old",
        "Generated code needs C# 12 or later (.NET 8 SDK); no client is generated. Set <LangVersion> to 12 or later, or remove it");

    public static readonly ProblemKind GeneratorFault = AddFatal("BJG2007",
        "Generator failed",
        "The generator failed on the client '{0}' with {1}: {2}. This is a bug in BackupJobsGen; please report it with the document");

    public static readonly ProblemKind TooManyOperations = AddFatal("BJG2008",
        "Too many operations",
        "{0} operations are selected for one client, and the limit is {1}; nothing is generated for it. "
        + "Select fewer with Operations, Paths or Tags, or divide them among several clients");

    public static readonly ProblemKind TypeCollision = AddFatal("BJG2009",
        "Two clients, one type name",
        "The clients '{0}' and '{1}' both declare '{2}'; nothing is generated for '{0}'. Give its items another Namespace");

    public static readonly ProblemKind ClientContradiction = Add("BJG2010", Error,
        "One client, several values",
        "The items of the client '{0}' have the {1} '{2}'; '{3}' is used. Write one {1}, or another ClientName");

    public static readonly ProblemKind CommaInPatterns = Add("BJG2011", Warning,
        "Comma between patterns",
        "'{0}' matches no {1} and contains a comma; it is split at the commas. Separate patterns with semicolons");

    // The build files report it: the compiler only sees metadata that is declared visible to it.
    public static readonly ProblemKind UnknownMetadata = Add("BJG2012", Warning,
        "Unknown item metadata",
        "'{0}' is not metadata of <{1}>; it is ignored. Write one of {2}");

    // The build files report it, before the compiler runs.
    public static readonly ProblemKind CannotConvert = Add("BJG2013", Error,
        "Document cannot be converted",
        "'{0}' cannot be converted to JSON: {1}");

    public static readonly ProblemKind ReservedNamespace = AddFatal("BJG2014",
        "Reserved namespace",
        "The namespace '{0}' is inside '{1}', whose types generated code uses; nothing is generated for the client. Write another Namespace");

    public static readonly ProblemKind InvalidMetadata = Add("BJG2015", Warning,
        "Invalid value of metadata",
        "'{0}' is not a value of {1}; '{2}' is used. Write {3}");

    public static readonly ProblemKind WrongKind = Add("BJG3001", Warning,
        "Wrong JSON type",
        "'{0}' must be {1}; it is ignored");

    public static readonly ProblemKind UnknownType = Add("BJG3002", Warning,
        "Unknown schema type",
        "'{0}' is not a schema type; it is ignored, and any JSON value is accepted where no other keyword says what is");

    public static readonly ProblemKind NestedSchemas = Add("BJG3003", Warning,
        "Endless schema recursion",
        "The schema contains itself without a named object in between, or is nested too deeply; any JSON value is accepted here");

    public static readonly ProblemKind MixedAllOf = Add("BJG3004", Warning,
        "Different types in allOf",
        "This part of allOf is of type '{0}', and the other parts are not; it is ignored");

    public static readonly ProblemKind SecondBase = Add("BJG3005", Info,
        "More than one discriminated parent",
        "'{0}' is a second parent with a discriminator; its members are copied, and it is not a base type");

    public static readonly ProblemKind RedeclaredMember = Add("BJG3006", Warning,
        "Member redeclared with another type",
        "The base schema declares '{0}' with another type; the declaration of the base is used");

    public static readonly ProblemKind InheritanceCycle = Add("BJG3007", Warning,
        "Circular allOf, oneOf or anyOf",
        $"allOf, oneOf or anyOf leads back to this schema, or is nested more than {ReadLimits.SchemaLevels} levels deep; "
        + "the entry that leads back is ignored");

    public static readonly ProblemKind SecondDiscriminator = Add("BJG3008", Warning,
        "Second discriminator in a hierarchy",
        "The discriminator '{0}' of the base selects the type; '{1}' is read as an ordinary member");

    public static readonly ProblemKind DuplicateDiscriminatorValue = Add("BJG3009", Warning,
        "Duplicate discriminator value",
        "The discriminator value '{0}' already selects '{1}'; reading never selects this schema");

    public static readonly ProblemKind DiscriminatorType = Add("BJG3010", Warning,
        "Discriminator is not a string",
        "The discriminator '{0}' is not declared as a string; it is read as one");

    public static readonly ProblemKind EnumValueIgnored = Add("BJG3011", Warning,
        "Invalid enum value",
        "The enum value {0} {1}; it is ignored");

    public static readonly ProblemKind EnumsDiffer = Add("BJG3012", Info,
        "Enums with the same name",
        "Another enum named '{0}' has other values; two types are generated");

    public static readonly ProblemKind MissingName = Add("BJG3013", Warning,
        "Incomplete parameter",
        "The parameter has no valid '{0}'{1}; it is ignored");

    public static readonly ProblemKind PathParameter = Add("BJG3014", Warning,
        "Path and parameters differ",
        "The path parameter '{0}' {1}");

    public static readonly ProblemKind ParameterType = Add("BJG3015", Warning,
        "Parameter cannot be serialized",
        "'{0}' cannot be serialized into {1}; the parameter is a string that you format");

    public static readonly ProblemKind ParameterStyle = Add("BJG3016", Warning,
        "Unsupported parameter style",
        "'{0}' is not supported for this parameter; {1} is used");

    public static readonly ProblemKind MediaType = Add("BJG3017", Info,
        "Unsupported media type",
        "'{0}' is not JSON, text or a form with properties; the body is a stream");

    public static readonly ProblemKind SecondBody = Add("BJG3018", Warning,
        "More than one body",
        "The operation already has a body; '{0}' is ignored");

    public static readonly ProblemKind PagingShape = Add("BJG3019", Warning,
        "Pageable response without a list",
        "The response has no list named '{0}'{1}; the method returns the response without paging");

    public static readonly ProblemKind UnionMembers = Add("BJG3020", Warning,
        "Properties next to oneOf or anyOf",
        "'{0}' is not supported next to properties; members that only its schemas declare are kept in AdditionalProperties");

    public static readonly ProblemKind SecondMappingValue = Add("BJG3021", Warning,
        "Two mappings to one schema",
        "The discriminator value '{0}' already selects this schema; objects with '{1}' are read as the Unknown record");

    public static readonly ProblemKind Unsupported = Add("BJG3022", Warning,
        "Unsupported construct",
        "'{0}' is not supported; {1}");

    public static readonly ProblemKind ItemsMissing = Add("BJG3023", Info,
        "Array without items",
        "The array has no 'items'; its items can be any JSON value");

    public static readonly ProblemKind NoResponses = Add("BJG3024", Info,
        "No success response",
        "The operation declares no success response; its result has no body");

    public static readonly ProblemKind ServerVariable = Add("BJG3025", Info,
        "Variable in a server's path",
        "The variable '{0}' is in the path of a server; its default '{1}' is used");

    public static readonly ProblemKind HierarchyTooDeep = Add("BJG3026", Warning,
        "Hierarchy is too deep",
        $"'{{0}}' is more than {ReadLimits.SchemaLevels} levels below the schema with the discriminator; "
        + "its objects are read as the Unknown record");

    public static readonly ProblemKind NoUrl = Add("BJG3027", Warning,
        "Invalid server URL",
        "'{0}' is not a valid service URL; {1}");

    public static readonly ProblemKind DuplicateOperationId = Add("BJG3028", Info,
        "Duplicate operationId",
        "The operationId '{0}' is used more than once; the name of this method gets a number");

    public static readonly ProblemKind NextLinkMissing = Add("BJG3029", Warning, "Next link not in the response",
        "The response has no string named '{0}'{1}; if the service does not send one, only the first page is read");

    public static readonly ProblemKind IgnoredConstruct = Add("BJG3030", Info,
        "Construct without effect",
        "'{0}' has no effect on the client; {1}");

    public static readonly ProblemKind TooManyProperties = Add("BJG3031", Warning, "Too many properties",
        "The schema declares {0} properties, and the limit is {1}; from '{2}' on they are kept in AdditionalProperties");

    public static readonly ProblemKind InvisibleCharacter = Add("BJG3032", Warning, "Invisible character in a name",
        "The name '{0}' contains {1}, which cannot be seen; the C# name is made without it, and the JSON name keeps it");

    public static readonly ProblemKind MappingOutside = Add("BJG3033", Warning, "Mapping to an unrelated schema",
        "The mapping of '{0}' leads to '{1}', {2}; the value selects nothing. {3}");

    public static readonly ProblemKind UnknownKeyword = Add("BJG3034", Warning, "Misspelled keyword",
        "'{0}' is not a keyword of {1}; it is ignored. Did you mean '{2}'?");

    public static readonly ProblemKind DefaultNotAllowed = Add("BJG3035", Warning, "Default that is not allowed",
        "The default {0} {1}; {2}. Correct the default, or what the document allows");

    public static readonly ProblemKind UnresolvedHint = Add("BJG3036", Warning, "Unresolved optional reference",
        "'{0}' cannot be resolved: {1}; {2}. {3}");

    public static readonly ProblemKind DiscriminatorForm = Add("BJG3037", Warning, "Discriminator of another version",
        "'discriminator' has the form of {0}; it is read all the same. Write {1}");

    public static readonly ProblemKind InvalidExtension = Add("BJG3040", Warning, "Invalid extension",
        "'{0}' of {1} {2}; {3}");

    public static readonly ProblemKind RuntimeTypeName = Add("BJG3041", Info, "Name of a runtime type",
        "'{0}' is the name of a type of BackupJobsGen.Runtime; the name of the generated type ends with 'Model'");

    public static readonly ProblemKind DiscriminatorName = Add("BJG3042", Warning, "Misspelled discriminator",
        "'{0}' is not declared by any schema that this discriminator selects; it is sent and read all the same. Did you mean '{1}'?");

    /// <summary>All kinds by id.</summary>
    public static IReadOnlyDictionary<string, ProblemKind> All => Table;

    public static ProblemKind Of(string id) => Table[id];

    private static ProblemKind Add(string id, ProblemSeverity severity, string title, string message) =>
        Add(new ProblemKind(id, severity, title, message));

    private static ProblemKind AddFatal(string id, string title, string message) =>
        Add(new ProblemKind(id, Error, title, message) { EndsBuild = true });

    private static ProblemKind Add(ProblemKind kind)
    {
        Table.Add(kind.Id, kind);
        return kind;
    }
}
