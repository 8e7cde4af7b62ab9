using System.Text.RegularExpressions;
using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;

namespace BackupJobsGen.Specs;

/// <summary>Compares what a call sends and how its answer is read, where the C# says nothing of it.</summary>
internal sealed partial class OperationWire(List<SpecChange> changes, SpecClient old, SpecClient now)
{
    public void Compare(
        OperationPlacement before, OperationPlacement after, IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> arguments)
    {
        OperationModel from = before.Model;
        OperationModel to = after.Model;
        Change(Subject.Operation, before, "method", from.HttpMethod, to.HttpMethod);
        string path = WithOldNames(to.Path, arguments);
        if (from.Path != path)
            Change(
                Subject.Operation, before, "path", from.Path, to.Path,
                string.Equals(from.Path, path, StringComparison.OrdinalIgnoreCase) ? "in the case of letters only" : null);
        Change(Subject.Operation, before, "host", from.Endpoint, to.Endpoint);
        if (TypeRules.Change(ReturnType.Of(from), ReturnType.Of(to)) == Breaks.None)
        {
            Change(Subject.Response, before, "response", Response(from), Response(to));
            Change(Subject.Response, before, "list of items", from.ItemName, to.ItemName);
            Change(Subject.Response, before, "next link", from.NextLinkName, to.NextLinkName);
            Change(Subject.Response, before, "next page", from.Advance?.Style.ToString(), to.Advance?.Style.ToString());
            Change(Subject.Response, before, "final state via", from.FinalStateVia, to.FinalStateVia);
        }

        // Nobody relied on the body of an error that had none.
        if (from.Errors.Count > 0)
            Change(Subject.Response, before, "error bodies", Errors(from), Errors(to));
        if (old.Declared(from) is { } oldApi && now.Declared(to) is { } newApi)
            CompareRequests(before, oldApi, newApi, arguments);
    }

    private void CompareRequests(
        OperationPlacement place, DeclaredOperation before, DeclaredOperation after,
        IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> arguments)
    {
        if (before.Body is { } oldBody && after.Body is { } newBody)
            Change(Subject.Operation, place, "media type", oldBody.MediaType, newBody.MediaType);
        foreach ((ArgumentModel? from, ArgumentModel? to) in arguments)
        {
            if (from is not null && to is not null && Find(before, from) is { } oldParameter && Find(after, to) is { } newParameter)
                CompareParameter($"{place.Name}({from.Name})", oldParameter, newParameter);
        }

        CompareConstants(place, before, after);
    }

    private void CompareParameter(string argument, ApiParameter before, ApiParameter after)
    {
        bool inPath = before.In == ParameterLocation.Path && after.In == ParameterLocation.Path;
        string from = Place(before, inPath);
        string to = Place(after, inPath);
        if (from != to)
            changes.Add(new SpecChange(ChangeKind.Changed, Subject.Argument, argument, before.WireName, Breaks.Wire)
            { Old = from, New = to });
        if (WireForm.Difference(before.Type, old, after.Type, now) is { } forms)
            changes.Add(new SpecChange(ChangeKind.Changed, Subject.Argument, argument, before.WireName, Breaks.Wire)
            { Old = forms.Old, New = forms.New });
    }

    private void CompareConstants(OperationPlacement place, DeclaredOperation before, DeclaredOperation after)
    {
        Dictionary<(string, ParameterLocation), string> from = Constants(before);
        Dictionary<(string, ParameterLocation), string> to = Constants(after);
        foreach (((string Name, ParameterLocation In) key, string value) in from)
        {
            // What became an argument, or was one, is reported as an added or removed argument.
            if (to.TryGetValue(key, out string? other) ? other != value : after.Parameters.All(parameter => parameter.WireName != key.Name))
                Sent(key, value, other);
        }

        foreach (((string Name, ParameterLocation In) key, string value) in to)
        {
            if (!from.ContainsKey(key) && before.Parameters.All(parameter => parameter.WireName != key.Name))
                Sent(key, null, value);
        }

        void Sent((string Name, ParameterLocation In) key, string? value, string? other) =>
            changes.Add(
                new SpecChange(ChangeKind.Changed, Subject.Operation, place.Name, key.Name, Breaks.Wire)
                { Old = value ?? "not sent", New = other ?? "not sent", Note = "sent with every call" });
    }

    private void Change(Subject subject, OperationPlacement place, string what, string? from, string? to, string? note = null)
    {
        if (from != to)
            changes.Add(
                new SpecChange(ChangeKind.Changed, subject, place.Name, $"{place.Model.Id}, {what}", Breaks.Wire)
                { Old = from ?? "none", New = to ?? "none", Note = note });
    }

    // A placeholder's name is not on the wire; the argument that fills it is.
    private static string WithOldNames(string path, IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> arguments) =>
        Placeholder().Replace(path, match =>
            arguments.FirstOrDefault(pair => pair.New?.WireName == match.Groups[1].Value).Old is { } argument
                ? $"{{{argument.WireName}}}"
                : match.Value);

    private static string Place(ApiParameter parameter, bool inPath)
    {
        string name = inPath ? "" : $" {parameter.WireName}";
        string list = parameter.Type is ApiList ? $", {parameter.Style}" : "";
        return $"{parameter.In}{name}{list}{(parameter.SkipUrlEncoding ? ", not encoded" : "")}".ToLowerInvariant();
    }

    private static string Response(OperationModel operation) =>
        operation.Result is { } result
            ? $"{operation.Shape}, {(result is ScalarType scalar ? scalar.Kind : TypeName.Short(result))}"
            : operation.Shape.ToString();

    private static string Errors(OperationModel operation) =>
        operation.Errors.Count == 0
            ? "none"
            : string.Join(", ", operation.Errors.Select(error => $"{Statuses(error)}: {TypeName.Short(error.Type)}"));

    private static string Statuses(ErrorBodyModel error) =>
        error.Statuses.Count == 0 ? StatusKey.Default.ToString() : string.Join(" and ", error.Statuses);

    private static ApiParameter? Find(DeclaredOperation operation, ArgumentModel argument) =>
        operation.Parameters.FirstOrDefault(
            parameter => parameter.WireName == argument.WireName && parameter is not { Constant: not null, Required: true });

    private static Dictionary<(string Name, ParameterLocation In), string> Constants(DeclaredOperation operation) => operation.Parameters
        .Where(parameter => parameter is { Constant: not null, Required: true })
        .GroupBy(parameter => (parameter.WireName, parameter.In))
        .ToDictionary(group => group.Key, group => group.First().Constant!.Json);

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();
}
