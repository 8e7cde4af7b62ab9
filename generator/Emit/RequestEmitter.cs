using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the steps that build a request: one call on the runtime's builder for each.</summary>
internal static class RequestEmitter
{
    public static string Call(RequestStep step) => step switch
    {
        MultipartStep => "Multipart()",
        RequiredFormStep => "RequireForm()",
        BodyStep body => Body(body),
        ParameterStep parameter => Parameter(parameter),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The argument that the builder itself checks for null, by its C# name; null for every other step.</summary>
    public static string? CheckedInPath(RequestStep step) =>
        step is ParameterStep { In: ParameterLocation.Path, Style: null, Value: TextValue { Type: var type, Argument: var argument } }
            && TypeFormat.IsText(type) ? argument : null;

    private static string Body(BodyStep body)
    {
        string name = Names.Escaped(body.Argument);
        string mediaType = Literals.String(body.MediaType);
        bool isOptionalValue = body.Type.IsValueType && (body.IsNullable || !body.Required);
        switch (body.Format)
        {
            case BodyFormat.Stream:
                return $"StreamBody({name}, {mediaType})";
            case BodyFormat.Text:
                string text = isOptionalValue
                    ? OrNull(name, TypeFormat.Text(body.Type, name + ".Value"))
                    : TypeFormat.Text(body.Type, name);
                return $"TextBody({text}, {mediaType})";
            default:
                string type = TypeName.Of(new TypeUse(body.Type, isOptionalValue));
                string write = isOptionalValue ? TypeWriting.WriteNullable(body.Type, "value") : TypeWriting.Write(body.Type);
                return $"{(body.IsNullable ? "Nullable" : "")}JsonBody<{type}>({name}, {write}, {mediaType})";
        }
    }

    private static string Parameter(ParameterStep step)
    {
        string method = step.PartOf is not null ? "FormHeader"
            : step.In != ParameterLocation.Form ? step.In.ToString() : FormMethod(step.Value);
        string part = step.PartOf is { } field ? Literals.String(field) + ", " : "";
        string name = part + (step.Value is EntriesValue { Style: SerializationStyle.Multi } ? "" : Literals.String(step.WireName) + ", ");
        string value = step.Style is { } style ? $"[{Value(step)}], {ListStyle}.{style}" : Value(step);
        bool isEncoded = step.Value is EntriesValue entries ? IsExploded(entries) && step.In == ParameterLocation.Path : step.SkipEncoding;
        string encode = isEncoded ? ", encode: false" : "";
        string mediaType = step.MediaType is { } media && step.Value is not EntriesValue ? $", mediaType: {Literals.String(media)}" : "";
        return $"{method}({name}{value}{encode}{mediaType})";
    }

    private static string FormMethod(ParameterValue value) => value switch
    {
        FileValue => "FormFile",
        ChoiceValue => "FormChoice",
        _ => "FormField",
    };

    private static string Value(ParameterStep step) => step.Value switch
    {
        FixedValue { Value: var value } => Literals.String(value),
        LinkValue => RequestBuilder.NextPage,
        ListValue list => List(list),
        EntriesValue entries => Entries(entries, step.In),
        ChoiceValue choice => Choice(choice),
        ArgumentValue argument => Argument(argument, Names.Escaped(argument.Argument)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Argument(ArgumentValue argument, string name)
    {
        string value = argument.Type.IsValueType && !argument.Required ? name + ".Value" : name;
        string text = argument switch
        {
            FileValue => name,
            JsonValue => TypeFormat.Json(argument.Type, value),
            _ => TypeFormat.Text(argument.Type, value),
        };
        return argument.Required || text == name ? text : OrNull(name, text);
    }

    // The builder joins or repeats the items: each is encoded before.
    private static string List(ListValue list)
    {
        string name = Names.Escaped(list.Argument);
        CSharpType item = list.Sequence.Item;
        bool areTexts = TypeFormat.IsText(item);
        string select = item.IsValueType ? $"{Framework.Enumerable}.Select" : $"{WireFormat}.Texts";
        string texts = areTexts ? name : $"{select}({name}, static item => {TypeFormat.Text(item, "item")})";
        return $"{(list.Required || areTexts ? texts : OrNull(name, texts))}, {ListStyle}.{list.Style}";
    }

    private static string Choice(ChoiceValue choice)
    {
        CSharpType union = choice.Type is SequenceType sequence ? sequence.Item : choice.Type;
        return $"{Names.Escaped(choice.Argument)}, {TypeWriting.Write(union)}{(choice.IsDeep ? ", isDeep: true" : "")}";
    }

    // Keys and values as a list; an exploded one has key=value as items, which in a path are encoded before.
    private static string Entries(EntriesValue value, ParameterLocation location)
    {
        string name = Names.Escaped(value.Argument);
        string entries = $"{WireFormat}.Entries({name}, {TypeWriting.Write(value.Type)})";
        string list = value.Style is SerializationStyle.Multi or SerializationStyle.DeepObject ? entries
            : !IsExploded(value) ? $"{WireFormat}.KeysAndValues({entries})"
            : $"{WireFormat}.{(location == ParameterLocation.Path ? "EncodedAssignments" : "Assignments")}({entries})";
        string style = value.Style switch
        {
            SerializationStyle.Multi or SerializationStyle.DeepObject => "",
            SerializationStyle.SimpleExploded => $", {ListStyle}.Csv",
            SerializationStyle.MatrixExploded => $", {ListStyle}.MatrixEntries",
            _ => $", {ListStyle}.{value.Style}",
        };
        return (value.Required ? list : OrNull(name, list)) + style;
    }

    private static bool IsExploded(EntriesValue value) =>
        value.Style is SerializationStyle.SimpleExploded or SerializationStyle.LabelExploded or SerializationStyle.MatrixExploded;

    private static string OrNull(string name, string value) => $"{name} is null ? null : {value}";
}
