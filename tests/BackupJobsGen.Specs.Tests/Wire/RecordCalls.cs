using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Replay;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>Sends every record that two clients have in the body of a call, and reads what one of them has written with both.</summary>
internal sealed class RecordCalls
{
    private static readonly Answer Done = Answer.Of(200, "{}");

    private readonly LoadedClient _old;
    private readonly LoadedClient _now;
    private readonly WireEvidence _evidence;
    private readonly Twins _twins;
    private readonly Dictionary<string, Sending> _sendings = new(StringComparer.Ordinal);

    /// <summary>A call that can hold a record in its body.</summary>
    private sealed record Sending(OperationPlacement Old, OperationPlacement New, string Body, IReadOnlyList<Holder> Path);

    public RecordCalls(LoadedClient old, LoadedClient now, WireEvidence evidence)
    {
        (_old, _now, _evidence, _twins) = (old, now, evidence, new Twins(old, now));
        foreach ((OperationPlacement before, OperationPlacement after) in OperationCalls.Pairs(old, now))
        {
            foreach (ParameterInfo body in old.Method(before)
                .GetParameters()
                .Where(parameter => Body(now.Method(after), parameter.Name!) is not null))
            {
                foreach ((string record, IReadOnlyList<Holder> path) in BodyPaths.Of(old, body.ParameterType))
                    _sendings.TryAdd(record, new Sending(before, after, body.Name!, path));
            }
        }
    }

    public async Task CompareAsync()
    {
        foreach (string name in _old.Records.Select(record => record.Name))
        {
            foreach (bool all in new[] { false, true })
            {
                if (_sendings.TryGetValue(name, out Sending? sending) && _twins.Record(name, all) is { } twin)
                    await CompareSentAsync(sending, twin);
            }

            if (new Twins(_old, _old).Record(name, all: true) is { } written)
                CompareRead(written.Old);
        }
    }

    private async Task CompareSentAsync(Sending sending, Twin twin)
    {
        if (BodyPaths.Put(_old, Body(_old.Method(sending.Old), sending.Body)!, sending.Path, twin.Old) is not { } before
            || BodyPaths.Put(_now, Body(_now.Method(sending.New), sending.Body)!, sending.Path, twin.New) is not { } after)
            return;
        (Call first, Call second) =
            await OperationCalls.CallAsync(_old, _now, sending.Old, sending.New, Done, (sending.Body, new Twin(before, after)));
        if (first.Sent is null || second.Sent is null)
            return;
        foreach (Difference difference in JsonMeaning.Differences(
            JsonSerializer.Deserialize<JsonElement>(first.Sent.Body), JsonSerializer.Deserialize<JsonElement>(second.Sent.Body)))
            Tell(
                twin.Old, difference.Pointer.Split('/').Last(part => !int.TryParse(part, out _)),
                $"sent by {sending.Old.Name} {difference}");
        // What the document demands and the C# of the caller does not set is in no request.
        foreach (PropertyInfo property in LoadedClient.Settable(twin.New.GetType())
            .Where(property => property.IsDefined(typeof(RequiredMemberAttribute)) && property.GetValue(twin.New) is null))
            Tell(twin.Old, JsonNamingPolicy.CamelCase.ConvertName(property.Name), $"required, not sent by {sending.Old.Name}");
    }

    private void CompareRead(object written)
    {
        string json = JsonSerializer.Serialize(written, written.GetType());
        Type root = Lineage(_old, written.GetType()).Last();
        if (_now.Type(root.Name) is not { IsValueType: false } other)
            return;
        object before = Read(json, root);
        object after = Read(json, other);
        if (before.GetType().Name != after.GetType().Name)
        {
            HashSet<string> line = Names(written);
            _evidence.Differs(
                $"{before.GetType().Name} is read as {after.GetType().Name}: {json}",
                change => change.Subject == Subject.Type && line.Contains(change.Name),
                change => line.Contains(change.Name.Split('.')[0]) || WireEvidence.Demands(change, after as JsonException));
            return;
        }

        foreach (PropertyInfo property in LoadedClient.Settable(before.GetType()))
        {
            if (after.GetType().GetProperty(property.Name) is { } same && Text(property.GetValue(before)) != Text(same.GetValue(after)))
                Tell(
                    written, JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                    $"read as {Text(property.GetValue(before))}, {Text(same.GetValue(after))}");
        }
    }

    // A record without members of its own is reported at those that hold or are it, so the name of the member decides.
    private void Tell(object record, string member, string what)
    {
        HashSet<string> line = Names(record);
        _evidence.Differs(
            $"{record.GetType().Name} {member} | {what}",
            change => IsOf(change) && line.Contains(change.Name.Split('.')[0]),
            IsOf);

        bool IsOf(SpecChange change) => change.Subject is Subject.Member or Subject.Type && (change.Wire == member || change.New == member);
    }

    private static Type? Body(MethodInfo method, string name) =>
        method.GetParameters().FirstOrDefault(parameter => parameter.Name == name)?.ParameterType;

    private static IEnumerable<Type> Lineage(LoadedClient client, Type type)
    {
        for (Type? at = type; at is not null && client.Owns(at); at = at.BaseType)
            yield return at;
    }

    private HashSet<string> Names(object record) => [.. Lineage(_old, record.GetType()).Select(type => type.Name)];

    private static object Read(string json, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type)!;
        }
        catch (JsonException fault)
        {
            return fault;
        }
    }

    private static string? Text(object? value) => TypedJson.Write(value)?.ToJsonString();
}
