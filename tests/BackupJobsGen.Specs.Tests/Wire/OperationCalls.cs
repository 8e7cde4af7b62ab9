using System.Reflection;
using BackupJobs.Conformance.Reference;
using BackupJobs.Conformance.Replay;
using BackupJobsGen.Api;
using BackupJobsGen.Runtime;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>Calls every operation that two clients have with the same arguments, and compares requests and outcomes.</summary>
internal sealed class OperationCalls(LoadedClient old, LoadedClient now, WireEvidence evidence)
{
    public async Task CompareAsync()
    {
        foreach ((OperationPlacement before, OperationPlacement after) in Pairs(old, now))
        {
            (Call first, Call second) = await CallAsync(old, now, before, after, Success(before.Model));
            if (first.Sent is null || second.Sent is null)
                evidence.Differs(
                    $"{before.Name} | {(first.Sent is null ? first : second).Outcome.Fault?.Message}", _ => false,
                    change => IsOf(change, before));
            else
                CompareRequests(before, first.Sent, second.Sent);
            if (Text(first.Outcome) != Text(second.Outcome))
                Tell(
                    before, $"{Text(first.Outcome)}, {Text(second.Outcome)}", change => change.Subject == Subject.Response,
                    change => WireEvidence.Demands(change, first.Outcome.Fault) || WireEvidence.Demands(change, second.Outcome.Fault));
            await CompareErrorsAsync(before, after);
            await ComparePlacesAsync(before, after);
            CompareOptional(before, after);
        }
    }

    /// <summary>Operations that both clients have.</summary>
    public static IEnumerable<(OperationPlacement Old, OperationPlacement New)> Pairs(LoadedClient old, LoadedClient now) =>
        ClientComparison.Pairs(old.Spec, now.Spec).Where(pair => pair is { Old: not null, New: not null })!;

    /// <summary>Calls both with the same values; an argument that has none, because the C# changed, gets one of its own.</summary>
    /// <param name="given">Arguments whose values are not to be made up.</param>
    public static async Task<(Call Old, Call New)> CallAsync(
        LoadedClient old, LoadedClient now, OperationPlacement before, OperationPlacement after, Answer answer,
        params (string Name, Twin Value)[] given)
    {
        Dictionary<string, object> first = Own(old, old.Method(before));
        Dictionary<string, object> second = Own(now, now.Method(after));
        foreach (ParameterInfo parameter in old.Method(before).GetParameters())
        {
            if (Array.Find(now.Method(after).GetParameters(), other => other.Name == parameter.Name) is { } other
                && new Twins(old, now).Of(parameter.ParameterType, other.ParameterType, parameter.Name!) is { } twin)
                (first[parameter.Name!], second[parameter.Name!]) = (twin.Old, twin.New);
        }

        foreach ((string name, Twin value) in given)
            (first[name], second[name]) = (value.Old, value.New);
        return (await old.CallAsync(before, first, answer), await now.CallAsync(after, second, answer));
    }

    private static Dictionary<string, object> Own(LoadedClient client, MethodInfo method) => method.GetParameters()
        .Select(
            parameter =>
                (parameter.Name, Twin: new Twins(client, client).Of(parameter.ParameterType, parameter.ParameterType, parameter.Name!)))
        .Where(argument => argument.Twin is not null)
        .ToDictionary(argument => argument.Name!, argument => argument.Twin!.Old);

    private void CompareRequests(OperationPlacement place, SentRequest before, SentRequest after)
    {
        if (before.Method != after.Method)
            Tell(place, $"{before.Method}, {after.Method}", change => change.Wire.EndsWith(", method", StringComparison.Ordinal));
        if (before.Uri.Authority != after.Uri.Authority)
            CompareHosts(place, before.Uri.Authority, after.Uri.Authority);
        if (before.Uri.AbsolutePath != after.Uri.AbsolutePath)
            Tell(
                place, $"{before.Uri.AbsolutePath}, {after.Uri.AbsolutePath}",
                change => change.Wire.EndsWith(", path", StringComparison.Ordinal)
                    || place.Model.Path.Contains($"{{{change.Wire}}}", StringComparison.Ordinal));
        if (before.MediaType != after.MediaType)
            Tell(
                place, $"{before.MediaType}, {after.MediaType}",
                change => change.Wire.EndsWith(", media type", StringComparison.Ordinal)
                    || (change is { Subject: Subject.Argument, Kind: ChangeKind.Added } && before.MediaType is null));
        CompareNamed(place, Query(before), Query(after));
        CompareNamed(place, Headers(before), Headers(after));
    }

    // A part of the host may be an argument of the constructor.
    private void CompareHosts(OperationPlacement place, string before, string after) => evidence.Differs(
        $"{place.Name} | {before}, {after}",
        change => change is { Subject: Subject.Client, Wire: "host" }
            || (change.Subject == Subject.Argument && IsOfClient(change))
            || (IsOf(change, place) && change.Wire.EndsWith(", host", StringComparison.Ordinal)),
        change => IsOfClient(change) && change.Breaks.HasFlag(Breaks.Source));

    private bool IsOfClient(SpecChange change) => change.Name.Split('(')[0] == old.Spec.Name;

    private void CompareNamed(OperationPlacement place, ILookup<string, string> before, ILookup<string, string> after)
    {
        foreach (string name in before.Concat(after)
            .Select(values => values.Key)
            .Distinct()
            .Where(name => !before[name].SequenceEqual(after[name])))
        {
            string what = $"{name}: {string.Join(',', before[name])}, {string.Join(',', after[name])}";
            if (name == "api-version")
                evidence.Differs(
                    $"{place.Name} | {what}",
                    change => change is { Subject: Subject.Client, Wire: "api-version" }
                        && change.Old == before[name].FirstOrDefault("none")
                        && change.New == after[name].FirstOrDefault("none"));
            else
                Tell(place, what, change => change.Wire == name || change.Wire.EndsWith($", {name}", StringComparison.Ordinal)
                    || change.New?.Split(' ', ',').Contains(name, StringComparer.OrdinalIgnoreCase) == true);
        }
    }

    // Who gives arguments by position notices when they change places.
    private async Task ComparePlacesAsync(OperationPlacement before, OperationPlacement after)
    {
        ParameterInfo[] from = old.Method(before).GetParameters();
        ParameterInfo[] to = now.Method(after).GetParameters();
        (ParameterInfo Old, ParameterInfo New, Twin? Value)[] places =
            [.. from.Zip(to, (one, other) => (one, other, new Twins(old, now).Of(one.ParameterType, other.ParameterType, one.Name!)))
                .SkipLast(1)];
        if (from.Length != to.Length
            || Array.TrueForAll(places, place => place.Old.Name == place.New.Name)
            || !Array.TrueForAll(places, place => place.Value is not null))
            return;
        Call first =
            await old.CallAsync(before, places.ToDictionary(place => place.Old.Name!, place => place.Value!.Old), Success(before.Model));
        Call second =
            await now.CallAsync(after, places.ToDictionary(place => place.New.Name!, place => place.Value!.New), Success(before.Model));
        if (first.Sent?.Uri.PathAndQuery != second.Sent?.Uri.PathAndQuery)
            Tell(before, $"by position: {first.Sent?.Uri}, {second.Sent?.Uri}", change => change.Wire == "order");
    }

    // A compiled caller may leave out what the service demands now.
    private void CompareOptional(OperationPlacement before, OperationPlacement after)
    {
        ParameterInfo[] demanded = [.. now.Method(after).GetParameters().Where(parameter => !parameter.HasDefaultValue)];
        foreach (ParameterInfo optional in old.Method(before).GetParameters().Where(parameter => parameter.HasDefaultValue))
        {
            if (Array.Exists(demanded, parameter => parameter.Name == optional.Name))
                Tell(before, $"{optional.Name} is left out", change => change.Name == $"{before.Name}({optional.Name})");
        }
    }

    private async Task CompareErrorsAsync(OperationPlacement before, OperationPlacement after)
    {
        foreach (StatusKey key in before.Model.Errors.SelectMany(error => error.Statuses.Count == 0 ? [StatusKey.Default] : error.Statuses))
        {
            int status = key.IsDefault ? 500 : key.First;
            (Call first, Call second) =
                await CallAsync(old, now, before, after, Answer.Of(status, """{"error":{"code":"x","message":"y"}}"""));
            if (Text(first.Outcome) != Text(second.Outcome))
                Tell(
                    before, $"{status}: {Text(first.Outcome)}, {Text(second.Outcome)}",
                    change => change.Wire.EndsWith(", error bodies", StringComparison.Ordinal));
        }
    }

    private void Tell(OperationPlacement place, string what, Func<SpecChange, bool> tells, Func<SpecChange, bool>? excuses = null) =>
        evidence.Differs(
        $"{place.Name} | {what}",
        change => IsOf(change, place) && tells(change),
        change => (IsOf(change, place) && change.Breaks.HasFlag(Breaks.Source)) || excuses?.Invoke(change) == true);

    private static bool IsOf(SpecChange change, OperationPlacement place) => change.Name.Split('(')[0] == place.Name;

    private static ILookup<string, string> Query(SentRequest sent) =>
        ExpectedRequest.ParseQuery(sent.Uri.Query.TrimStart('?')).ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static ILookup<string, string> Headers(SentRequest sent) => sent.Headers
        .Where(header => !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        .ToLookup(header => header.Key, IdOrValue, StringComparer.OrdinalIgnoreCase);

    // Each call has an id of its own; whether one is sent is compared, and an id that is no GUID was given by a caller.
    private static string IdOrValue(KeyValuePair<string, string> header) =>
        header.Key.Equals("x-ms-client-request-id", StringComparison.OrdinalIgnoreCase) && Guid.TryParse(header.Value, out _)
            ? "a new id"
            : header.Value;

    // A page for those who ask for one, an object for everybody.
    private static Answer Success(OperationModel model) =>
        Answer.Of(
            200, $$"""{"{{model.ItemName ?? "value"}}":[{}],"{{model.NextLinkName ?? "nextLink"}}":"https://management.azure.com/next"}""");

    // What a caller sees first; members are compared record by record.
    private static string Text(CallOutcome outcome) =>
        $"{outcome.Response?.Status} {outcome.Value?.GetType().Name} {(outcome.Fault as ApiException)?.Body?.GetType().Name} {outcome.Page?.Items.Count} {outcome.Page?.NextLink}";
}
