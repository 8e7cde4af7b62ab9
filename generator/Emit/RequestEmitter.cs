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
        BodyStep body => Body(body),
        ParameterStep parameter => Parameter(parameter),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Body(BodyStep body)
    {
        string name = Names.Escaped(body.Argument);
        string mediaType = Literals.String(body.MediaType);
        bool isOptionalValue = body.Type.IsValueType && !body.Required;
        return body.Format switch
        {
            BodyFormat.Stream => $"StreamBody({name}, {mediaType})",
            BodyFormat.Text =>
                $"TextBody({(isOptionalValue ? OrNull(name, TypeFormat.Text(body.Type, name + ".Value")) : TypeFormat.Text(body.Type, name))}, {mediaType})",
            _ => $"JsonBody<{TypeName.Of(new TypeUse(body.Type, isOptionalValue))}>({name}, {(isOptionalValue ? TypeWriting.WriteNullable(body.Type, "value") : TypeWriting.Write(body.Type))}, {mediaType})",
        };
    }

    private static string Parameter(ParameterStep step)
    {
        string method = step.In != ParameterLocation.Form ? step.In.ToString() : step.Value is FileValue ? "FormFile" : "FormField";
        string name = step.Value is EntriesValue { IsDeep: false } ? "" : Literals.String(step.WireName) + ", ";
        string value = step.Style is { } style ? $"[{Value(step)}], {ListStyle}.{style}" : Value(step);
        string encode = step.SkipEncoding && step.Value is not EntriesValue ? ", encode: false" : "";
        string mediaType = step.MediaType is { } part && step.Value is not EntriesValue ? $", mediaType: {Literals.String(part)}" : "";
        return $"{method}({name}{value}{encode}{mediaType})";
    }

    private static string Value(ParameterStep step) => step.Value switch
    {
        FixedValue { Value: var value } => Literals.String(value),
        LinkValue => "link",
        ListValue list => List(list),
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
            EntriesValue => $"{WireFormat}.Entries({name}, {TypeWriting.Write(argument.Type)})",
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
        string texts = areTexts ? name : $"{Framework.Enumerable}.Select({name}, static item => {TypeFormat.Text(item, "item")})";
        return $"{(list.Required || areTexts ? texts : OrNull(name, texts))}, {ListStyle}.{list.Style}";
    }

    private static string OrNull(string name, string value) => $"{name} is null ? null : {value}";
}
