using System.Globalization;
using System.Text.RegularExpressions;
using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.Specs;

/// <summary>Compares what a call sends and how its answer is read, where the C# says nothing of it.</summary>
internal sealed partial class OperationWire(List<SpecChange> changes, SpecClient old, SpecClient now)
{
    private readonly RequestWire _requests = new(changes, old, now);

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
            // The order of media types says nothing.
            if (!Accepted(from).SetEquals(Accepted(to)))
                Change(Subject.Operation, before, "Accept", string.Join(", ", Accepted(from)), string.Join(", ", Accepted(to)));
            if (from.Shape == OperationShape.Pages)
                ComparePages(before, after, arguments);
            Change(Subject.Response, before, "final state via", from.FinalStateVia, to.FinalStateVia);
        }

        // Nobody relied on the body of an error that had none.
        if (from.Errors.Count > 0)
            Change(Subject.Response, before, "error bodies", Errors(from), Errors(to));
        if (old.Declared(from)?.Body is { } oldBody && now.Declared(to)?.Body is { } newBody)
            Change(Subject.Operation, before, "media type", oldBody.MediaType, newBody.MediaType);
        _requests.Compare(before, after, arguments);
    }

    private void ComparePages(
        OperationPlacement before, OperationPlacement after, IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> arguments)
    {
        OperationModel from = before.Model;
        OperationModel to = after.Model;
        Change(Subject.Response, before, "list of items", from.ItemName, to.ItemName);
        Change(Subject.Response, before, "next link", from.NextLinkName, to.NextLinkName);
        Change(Subject.Response, before, "next page", Style(old, from), Style(now, to));
        if (Style(old, from) != Style(now, to))
            return;
        Change(Subject.Response, before, "next page's operation", NextOperation(old, from), NextOperation(now, to));
        // A parameter that has another name now is reported as an argument.
        ArgumentModel? oldPage = PageArgument(from);
        ArgumentModel? newPage = PageArgument(to);
        if (arguments.FirstOrDefault(pair => pair.Old is not null && pair.Old == oldPage).New != newPage)
            Change(Subject.Response, before, "page parameter", oldPage?.WireName, newPage?.WireName);
        else if (from.Advance is { MayBeNull: true } oldPages && to.Advance is { MayBeNull: true } newPages)
            Change(
                Subject.Response, before, "first page", oldPages.First.ToString(CultureInfo.InvariantCulture),
                newPages.First.ToString(CultureInfo.InvariantCulture), "counted from it where callers give none");
    }

    // The argument that the link, cursor or number of the next page replaces.
    private static ArgumentModel? PageArgument(OperationModel operation) => operation.NextPage?.Steps.OfType<ParameterStep>()
        .Where(step => step.Value is LinkValue)
        .Select(link => operation.Arguments.FirstOrDefault(argument =>
            RequestWire.Find(operation.Request, argument) is { } step && step.In == link.In && step.WireName == link.WireName))
        .FirstOrDefault();

    private static string? Style(SpecClient client, OperationModel operation) => client.Declared(operation)?.Paging?.Style.ToString();

    private static string? NextOperation(SpecClient client, OperationModel operation) =>
        operation.NextPage is null || operation.NextPage.Descriptor == operation.Descriptor
            ? null
            : client.Declared(operation)?.Paging?.NextOperationId;

    private static SortedSet<string> Accepted(OperationModel operation) =>
        new((operation.Accept ?? MediaTypes.Json).Split(", "), StringComparer.OrdinalIgnoreCase);

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

    private static string Response(OperationModel operation) =>
        operation.Result is { } result
            ? $"{operation.Shape}, {(result.Type is ScalarType scalar ? scalar.Kind : TypeName.Short(result))}"
            : operation.Shape.ToString();

    private static string Errors(OperationModel operation) =>
        operation.Errors.Count == 0
            ? "none"
            : string.Join(", ", operation.Errors.Select(error => $"{Statuses(error)}: {TypeName.Short(error.Type)}"));

    private static string Statuses(ErrorBodyModel error) =>
        error.Statuses.Count == 0 ? StatusKey.Default.ToString() : string.Join(" and ", error.Statuses);

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();
}
