using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Reads the limits of a value, and of the items in it. Those that no client checks are reported, once per document and reason.
/// </summary>
/// <param name="context">Receives the reports.</param>
/// <param name="parts">Finds the schemas that a value must fit.</param>
/// <param name="facts">Finds the schema that a reference leads to.</param>
/// <param name="shapes">Says what that is.</param>
/// <param name="validates">Whether values are checked, so that what is not checked is reported.</param>
internal sealed class LimitReader(ReadContext context, SchemaParts parts, MemberFacts facts, SchemaShapes shapes, bool validates)
{
    private const string Formats = "lengths, patterns and ranges of values whose format decides their form are not validated";
    private const string AnyJson = "values without a type are not validated";
    private const string Enums = "the values of an enum are not validated";
    private const string Alternatives = "constraints of several schemas of a union that have one type are not validated";
    private const string Required = "the type is shared with values that do not need these members, so that they are not validated";
    private const string Undeclared = "constraints of undeclared members are not validated";
    private const string Unions = "constraints next to a reference to a union are not validated; put them into its schemas";

    private readonly FittedSchemas _fitted = new(parts);
    private readonly HashSet<(OpenApiDocument, string)> _reported = [];

    /// <summary>A named type has none here: they belong to it.</summary>
    /// <param name="schemas">The schemas that the value must fit, each possibly a reference.</param>
    /// <param name="type">What the last of them was read as.</param>
    public EquatableArray<ApiLimit> Read(IReadOnlyList<DocumentNode> schemas, ApiType type)
    {
        List<ApiLimit> limits = [];
        for (int depth = 0; schemas.Count > 0 && (validates || type is not ApiReference); depth++)
        {
            IReadOnlyList<DocumentNode> fitted = _fitted.Of(schemas);
            if (validates)
                Report(schemas, fitted, type);
            if (type is ApiReference)
                break;
            limits.AddRange(JoinedLimits.Of(fitted).Select(limit => new ApiLimit(limit.Json.Name!, ApiValue.Of(limit.Json), depth)));
            (string? items, type) = type switch
            {
                ApiList list => ("items", list.Item),
                ApiMap map => ("additionalProperties", map.Value),
                _ => (null, type),
            };
            schemas = items is null ? [] : [.. fitted.Select(schema => schema[items]).OfType<DocumentNode>()];
        }

        return limits.ToEquatableArray();
    }

    /// <summary>Reports limits of variants that a value of one type may fit instead of each other.</summary>
    public void ReportAlternatives(IReadOnlyList<DocumentNode> variants)
    {
        if (validates)
            Report(_fitted.Of(variants), _ => Alternatives);
    }

    /// <summary>Reports limits of undeclared members of an object.</summary>
    public void ReportUndeclared(DocumentNode values)
    {
        if (validates)
            Report(_fitted.Of([values]), _ => Undeclared);
    }

    private void Report(IReadOnlyList<DocumentNode> schemas, IReadOnlyList<DocumentNode> fitted, ApiType type)
    {
        if (type is ApiReference)
        {
            IReadOnlyList<ReferenceChain> chains = facts.Chains(schemas[schemas.Count - 1]);
            DocumentNode target = chains[chains.Count - 1].Target;
            SchemaShape shape = shapes.Of(target);
            HashSet<JsonNode> own = [.. _fitted.Of([target]).Select(schema => schema.Json)];
            DocumentNode[] others = [.. fitted.Where(schema => !own.Contains(schema.Json))];
            if (shape == SchemaShape.Union)
                Report(others, _ => Unions);
            else if (shape == SchemaShape.Enum)
                Report(fitted, keyword => LimitKeywords.IsOfItems(keyword) ? null : Enums);
            else
                ReportRequired(fitted, others);
        }
        else
        {
            Report(fitted, keyword => Reason(keyword, type));
        }
    }

    // What is next to a reference is not part of the type.
    private void ReportRequired(IReadOnlyList<DocumentNode> schemas, IReadOnlyList<DocumentNode> others)
    {
        HashSet<string> known = [.. schemas.Except(others).SelectMany(schema => RequiredBy(schema.Json))];
        if (others.FirstOrDefault(schema => RequiredBy(schema.Json).Any(name => !known.Contains(name))) is { } schema
            && _reported.Add((schema.Document, Required)))
            context.Report(Problems.IgnoredConstruct, schema["required"]!, "required", Required);
    }

    private static IEnumerable<string> RequiredBy(JsonNode schema) =>
        schema["required"] is { Kind: JsonKind.Array } list ? list.Items.ToArray().Select(name => name.Value) : [];

    private void Report(IReadOnlyList<DocumentNode> schemas, Func<string, string?> reason)
    {
        foreach (DocumentNode schema in schemas)
        {
            foreach (JsonNode keyword in schema.Json.Members)
            {
                if (!LimitKeywords.IsLimit(keyword) || keyword.Name is "minProperties" or "maxProperties")
                    continue;
                string? why = JoinedLimits.IsWithoutNumber(schema.With(keyword), schema.Json) ? "it needs the number next to it"
                    : IsTooLarge(keyword) ? "only multiples of numbers of at most 28 digits are validated"
                    : reason(keyword.Name!);
                if (why is not null && _reported.Add((schema.Document, why)))
                    context.Report(Problems.IgnoredConstruct, schema.With(keyword), keyword.Name!, why);
            }
        }
    }

    private static bool IsTooLarge(JsonNode keyword) => keyword.Name == "multipleOf"
        && !decimal.TryParse(keyword.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    // Null where the keyword is checked, or says nothing about values of the type.
    private static string? Reason(string keyword, ApiType type) => type switch
    {
        ApiAnyJson => AnyJson,
        ApiStream => LimitKeywords.IsOfStrings(keyword) ? Formats : null,
        ApiScalar { Kind: ScalarKind.UnixTime } => LimitKeywords.IsOfNumbers(keyword) ? Formats : null,
        ApiScalar
        {
            Kind: ScalarKind.Date or ScalarKind.Time or ScalarKind.DateTime or ScalarKind.DateTimeRfc1123 or ScalarKind.Duration
                or ScalarKind.Uuid or ScalarKind.Base64Url
        } => LimitKeywords.IsOfStrings(keyword) ? Formats : null,
        _ => null,
    };
}
