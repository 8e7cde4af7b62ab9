using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Json;

namespace BackupJobsGen.Specs;

/// <summary>Compares what a call sends of its parameters: names, places and encodings as they are written.</summary>
internal sealed class RequestWire(List<SpecChange> changes, SpecClient old, SpecClient now)
{
    public void Compare(
        OperationPlacement before, OperationPlacement after, IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> arguments)
    {
        foreach ((ArgumentModel? from, ArgumentModel? to) in arguments)
        {
            if (from is not null && to is not null
                && Find(before.Model.Request, from) is { } oldStep && Find(after.Model.Request, to) is { } newStep)
                CompareParameter($"{before.Name}({from.Name})", oldStep, Type(old, before, oldStep), newStep, Type(now, after, newStep));
        }

        CompareConstants(before, Parameters(before.Model.Request), Parameters(after.Model.Request));
    }

    /// <summary>The step that sends an argument; null for the body.</summary>
    public static ParameterStep? Find(RequestModel request, ArgumentModel argument) =>
        Parameters(request).FirstOrDefault(step => step.Value is ArgumentValue value && value.Argument == argument.Name);

    private void CompareParameter(string argument, ParameterStep before, ApiType? oldType, ParameterStep after, ApiType? newType)
    {
        bool inPath = before.In == ParameterLocation.Path && after.In == ParameterLocation.Path;
        if (Key(before, inPath) != Key(after, inPath))
            Add(Place(before, inPath), Place(after, inPath));
        if (oldType is not null && newType is not null && WireForm.Difference(oldType, old, newType, now) is { } forms)
            Add(forms.Old, forms.New);

        void Add(string from, string to) =>
            changes.Add(new SpecChange(ChangeKind.Changed, Subject.Argument, argument, before.WireName, Breaks.Wire)
            { Old = from, New = to });
    }

    private void CompareConstants(OperationPlacement place, ParameterStep[] before, ParameterStep[] after)
    {
        Dictionary<(ParameterLocation, string, string?), ParameterStep> from = Constants(before);
        Dictionary<(ParameterLocation, string, string?), ParameterStep> to = Constants(after);
        foreach (((ParameterLocation, string, string?) key, ParameterStep step) in from)
        {
            // What became an argument, or was one, is reported as an added or removed argument.
            if (to.TryGetValue(key, out ParameterStep? other) ? Value(other) != Value(step) : !Has(after, step))
                Sent(step, Value(step), other is null ? null : Value(other));
        }

        foreach (((ParameterLocation, string, string?) key, ParameterStep step) in to)
        {
            if (!from.ContainsKey(key) && !Has(before, step))
                Sent(step, null, Value(step));
        }

        void Sent(ParameterStep step, string? value, string? other) =>
            changes.Add(
                new SpecChange(ChangeKind.Changed, Subject.Operation, place.Name, step.WireName, Breaks.Wire)
                { Old = value ?? "not sent", New = other ?? "not sent", Note = "sent with every call" });
    }

    private static bool Has(ParameterStep[] steps, ParameterStep step) =>
        steps.Any(other => Name(other) == Name(step) && other.PartOf == step.PartOf);

    private static string Value(ParameterStep step) => new ApiValue(JsonKind.String, ((FixedValue)step.Value).Value).Json;

    private static Dictionary<(ParameterLocation, string, string?), ParameterStep> Constants(ParameterStep[] steps) => steps
        .Where(step => step.Value is FixedValue)
        .GroupBy(step => (step.In, Name(step), step.PartOf))
        .ToDictionary(group => group.Key, group => group.First());

    // Those of the headers of a part are in the document's field.
    private static ApiType? Type(SpecClient client, OperationPlacement place, ParameterStep step)
    {
        IEnumerable<ApiParameter>? declared = client.Declared(place.Model)?.Parameters;
        if (step.PartOf is not null)
            declared = declared?.FirstOrDefault(field => field.In == ParameterLocation.Form && field.WireName == step.PartOf)?.PartHeaders;
        return declared?.FirstOrDefault(parameter => parameter.In == step.In && parameter.WireName == step.WireName)?.Type;
    }

    private static ParameterStep[] Parameters(RequestModel request) => [.. request.Steps.OfType<ParameterStep>()];

    // Only names of headers are the same in any case of letters.
    private static string Name(ParameterStep step) =>
        step.In == ParameterLocation.Header ? step.WireName.ToLowerInvariant() : step.WireName;

    private static (ParameterLocation, string, string) Key(ParameterStep step, bool inPath) =>
        (step.In, HasName(step, inPath) ? Name(step) : "", Encoding(step));

    private static string Place(ParameterStep step, bool inPath) =>
        Word(step.In) + (HasName(step, inPath) ? " " + step.WireName : "") + Encoding(step);

    // The members of an object can replace its name, and a path has names in one style only.
    private static bool HasName(ParameterStep step, bool inPath) => step.Value is EntriesValue entries
        ? entries.Style != SerializationStyle.Multi && (!inPath || entries.Style == SerializationStyle.Matrix)
        : !inPath || Style(step) is SerializationStyle.Matrix or SerializationStyle.MatrixExploded;

    private static SerializationStyle? Style(ParameterStep step) => step.Value switch
    {
        ListValue list => list.Style,
        EntriesValue entries => entries.Style,
        JsonValue => SerializationStyle.Json,
        _ => step.Style,
    };

    private static string Encoding(ParameterStep step)
    {
        bool hasEntries = step.Value is EntriesValue;
        string?[] words =
        [
            Style(step) is { } style ? (hasEntries ? "object, " : "") + Word(style) : null, step.SkipEncoding ? "not encoded" : null,
            step.MediaType is { } media && !hasEntries ? $"as {media}" : null, step.PartOf is { } part ? $"of part {part}" : null,
        ];
        return string.Concat(words.OfType<string>().Select(word => ", " + word));
    }

    private static string Word(Enum word) => word.ToString().ToLowerInvariant();
}
