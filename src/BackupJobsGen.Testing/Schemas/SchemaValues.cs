using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>Generates values that a schema allows; the same seed generates the same values.</summary>
internal sealed partial class SchemaValues(LoadedDocument document, Discriminators discriminators, Direction direction, int seed)
{
    // Beyond this depth optional members are left out, so that schemas that contain themselves come to an end.
    private const int MaxOptionalDepth = 4;
    private const int MaxDepth = 24;

    // A schema that needs several of itself would have twice as many values at each level.
    private const int MaxRepeats = 4;
    private const int MaxValues = 100_000;

    // Values that do not fit are thrown away; where nothing fits, this many bound the search.
    private const int MaxMisfits = 500;

    private const int MaxVariants = 16;
    private const int MaxRedrawn = 6;

    private static readonly DocumentNode[] None = [];
    private static readonly string[] Branches = ["oneOf", "anyOf", "if"];
    private static readonly string[] OfAnyType = ["1", "true", "{}", "[]", "null"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<BackupJobsGen.Json.JsonNode, int> _open = [];
    private int _misfits;
    private int _values;

    private ScalarValues Scalars => field ??= new ScalarValues(_random);

    /// <summary>Null for a schema that allows nothing else, or that cannot come to an end.</summary>
    public Node? Make(DocumentNode schema) => Make(schema, 0);

    /// <summary>Null where no value was found that the schema allows and that is wanted.</summary>
    public Node? Make(DocumentNode schema, Func<Node?, bool> isWanted) => TryMake([schema], 0, isWanted, out Node? value) ? value : null;

    private Node? Make(DocumentNode schema, int depth)
    {
        TryMake([schema], depth, null, out Node? value);
        return value;
    }

    /// <summary>Creates a value that all schemas allow.</summary>
    /// <param name="isWanted">What else is expected of the value; null for nothing.</param>
    /// <returns>Whether one was found; otherwise the value is the nearest to what the schemas describe.</returns>
    private bool TryMake(IReadOnlyList<DocumentNode> schemas, int depth, Func<Node?, bool>? isWanted, out Node? value)
    {
        value = null;
        if (depth > MaxDepth || _values++ > MaxValues)
            return false;
        DocumentNode[] objects = [.. schemas.Where(schema => schema.Json.Kind is JsonKind.Object)];
        if (objects.Length == 0)
        {
            value = Enumerable.Range(0, MaxMisfits).Select(index => JsonValue.Create(index == 0 ? "any" : $"any{index}"))
                .FirstOrDefault(one => isWanted is null || isWanted(one));
            return schemas.All(schema => schema.Json.Kind is JsonKind.True);
        }

        BackupJobsGen.Json.JsonNode opened = document.Follow(objects[0]).Target.Json;
        int repeats = _open.GetValueOrDefault(opened);
        if (repeats >= MaxRepeats)
            return false;
        _open[opened] = repeats + 1;
        bool isFound = TryMake(schemas, SchemaView.Of(document, objects[0], objects[1..]), depth, isWanted, out value);
        _open[opened] = repeats;
        return isFound;
    }

    private bool TryMake(IReadOnlyList<DocumentNode> schemas, SchemaView view, int depth, Func<Node?, bool>? isWanted, out Node? value)
    {
        value = null;
        bool IsRight(Node? made) => schemas.All(schema => Fits(made, schema)) && isWanted?.Invoke(made) != false;
        foreach (Node? given in Given(view).Select(Parse))
        {
            if (!IsRight(given))
                continue;
            value = given;
            return true;
        }

        bool isFirst = true;
        foreach (Node? made in Made(view, depth))
        {
            if (isFirst)
                value = made;
            isFirst = false;
            if (IsRight(made))
            {
                value = made;
                return true;
            }

            if (++_misfits > MaxMisfits)
                return false;
        }

        return false;
    }

    private IEnumerable<Node?> Made(SchemaView view, int depth)
    {
        foreach (Node? chosen in Chosen(view, depth).OfType<Node>())
            yield return chosen;
        if (JsonIn(view, depth) is { } json)
            yield return json;
        SchemaView[] variants = [.. Variants(view, []).Take(MaxVariants)];
        foreach (SchemaView variant in variants)
        {
            if (variant.IsObject)
                yield return Object(variant, depth, isFull: true);
            else
                yield return variant.IsArray ? Array(variant, depth, isFull: true) : Scalars.Make(variant);
        }

        foreach (Node? further in variants.SelectMany(variant => Further(variant, depth)))
            yield return further;
    }

    // A string that holds JSON, as the data of events often does.
    private JsonValue? JsonIn(SchemaView view, int depth) =>
        view["contentSchema"] is { } content && view["contentEncoding"] is null
            && (view.Types.Count == 0 || view.Types.Contains("string"))
            && (view["contentMediaType"] is not { } mediaType || MediaTypeRules.IsJson(mediaType.Json.Value))
            ? JsonValue.Create(Make(content, depth + 1)?.ToJsonString() ?? "null")
            : null;

    // When the usual value does not fit: smaller ones, other draws, and other types.
    private IEnumerable<Node?> Further(SchemaView view, int depth)
    {
        for (int i = 0; i < MaxRedrawn; i++)
        {
            if (view.IsObject)
                yield return Object(view, depth, isFull: i % 2 == 1);
            if (view.IsArray)
                yield return Array(view, depth, isFull: i % 2 == 1);
        }

        if (view.Types.Count > 0 || !view.IsObject && !view.IsArray)
        {
            foreach (Node? scalar in Scalars.Further(view))
                yield return scalar;
        }

        foreach (string json in OfAnyType)
            yield return Node.Parse(json);
    }

    // One view for each way through the alternatives, with all that applies then.
    private IEnumerable<SchemaView> Variants(SchemaView view, IReadOnlyList<BackupJobsGen.Json.JsonNode> done)
    {
        (DocumentNode? part, string? keyword) = view.Parts
            .SelectMany(one => Branches.Select(name => (Part: one, Keyword: name)))
            .FirstOrDefault(choice => choice.Part[choice.Keyword] is { } list && !done.Contains(list.Json));
        if (part is null)
            return [view];
        DocumentNode node = part[keyword!]!;
        IEnumerable<DocumentNode[]> next = keyword == "if"
            ? [[node, .. part["then"] is { } then ? [then] : None], part["else"] is { } other ? [other] : None]
            : node.Json.Items.ToArray().Select(item => new[] { node.With(item) });
        return next.SelectMany(
            more => Variants(SchemaView.Of(document, view.Schema, [.. view.Parts, .. more]), [.. done, node.Json]));
    }

    // What the document itself gives as a value is what its author wants to see.
    private static IEnumerable<DocumentNode> Given(SchemaView view)
    {
        foreach (string keyword in new[] { "const", "example", "default" })
        {
            // An example that is null shows less than a value that is made.
            if (view[keyword] is { } value && (keyword == "const" || value.Json.Kind != JsonKind.Null))
                yield return value;
        }

        foreach (string keyword in new[] { "examples", "enum" })
        {
            foreach (BackupJobsGen.Json.JsonNode item in view[keyword]?.Json.Items.ToArray() ?? [])
                yield return view[keyword]!.With(item);
        }
    }

    // Each alternative, with the members that all alternatives share.
    private IEnumerable<Node?> Chosen(SchemaView view, int depth)
    {
        if ((view["oneOf"] ?? view["anyOf"]) is { } list)
        {
            foreach (DocumentNode alternative in list.Json.Items.ToArray().Select(list.With).Where(item => !IsOnlyNull(item)))
            {
                Node? value = Make(alternative, depth + 1);
                if (value is JsonObject whole)
                {
                    AddMembers(whole, view, depth);
                    SetDiscriminator(whole, view, document.Follow(alternative).Target);
                }

                yield return value;
            }

            yield break;
        }

        DocumentNode target = document.Follow(view.Schema).Target;
        if (Discriminators.NameOf(target) is null || depth >= MaxOptionalDepth)
            yield break;
        DocumentNode? derived = discriminators.Choices(target).FirstOrDefault(choice => choice.Schema.Json != target.Json).Schema;
        if (derived is not null)
            yield return Make(derived, depth + 1);
    }

    private bool IsOnlyNull(DocumentNode schema) => SchemaView.Of(document, schema) is var view
        && (view.Types is ["null"] || view["enum"] is { Json: { Items.Length: 1 } values } && values.Items[0].Kind == JsonKind.Null);

    private bool IsOfOtherDirection(DocumentNode schema) =>
        document.Follow(schema)[direction == Direction.Request ? "readOnly" : "writeOnly"] is { Json.IsTrue: true };

    private void SetDiscriminator(JsonObject value, SchemaView view, DocumentNode schema)
    {
        foreach (DocumentNode root in view.Parts.Append(schema))
        {
            // The variant of a union in the union has its own value already.
            if (Discriminators.NameOf(root) is not { } name || (value[name] is not null && Discriminators.IsUnion(schema, name)))
                continue;
            string? mapped = discriminators.Choices(root).FirstOrDefault(choice => choice.Schema.Json == schema.Json).Value;
            string computed = mapped ?? Discriminators.ValueOf(schema);
            // A list of values that lacks the name is right: some documents name their schemas in another way.
            if (value[name] is null || IsAllowed(schema, name, computed))
                value[name] = DiscriminatorValue([schema, root], name, computed);
        }
    }

    private bool IsAllowed(DocumentNode schema, string member, string value)
    {
        DocumentNode? declared = SchemaView.Of(document, schema).Property(member);
        return declared is null || SchemaView.Of(document, declared) is var view
            && (view["const"] is not { } constant || constant.Json.Value == value)
            && (view["enum"] is not { } values || values.Json.Items.ToArray().Any(item => item.Value == value));
    }

    // A mapping writes numbers, true and false as strings; the first schema that declares the member says which they are.
    private Node? DiscriminatorValue(DocumentNode[] schemas, string member, string text)
    {
        DocumentNode? declared = schemas.Select(schema => SchemaView.Of(document, schema).Property(member))
            .FirstOrDefault(property => property is not null);
        if (declared is null)
            return text;
        SchemaView view = SchemaView.Of(document, declared);
        BackupJobsGen.Json.JsonNode[] listed = view["const"] is { } constant ? [constant.Json] : view["enum"]?.Json.Items.ToArray() ?? [];
        if (listed.FirstOrDefault(value => value.Value == text) is { } one)
            return Node.Parse(JsonWriter.Write(one));
        bool isNumber = (view.Types.Contains("integer") || view.Types.Contains("number")) && JsonNumber.IsValid(text);
        bool isUnquoted = isNumber || view.Types.Contains("boolean") && text is "true" or "false";
        return isUnquoted && !view.Types.Contains("string") ? Node.Parse(text) : text;
    }

    private bool Fits(Node? value, DocumentNode schema)
    {
        using JsonDocument json = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        return new SchemaCheck(document, discriminators, direction).Check(json.RootElement, schema).Count == 0;
    }

    private static Node? Parse(DocumentNode value) => Node.Parse(JsonWriter.Write(value.Json));
}
