using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>
/// Reads a value of every type that a union of the old client can be with both clients, as the old and as the new document has it.
/// </summary>
internal sealed class UnionValues(LoadedClient old, LoadedClient now, WireEvidence evidence)
{
    public void Compare()
    {
        foreach (UnionModel union in old.Spec.Types.OfType<UnionModel>())
        {
            if (old.Type(union.Name) is not { } before || now.Type(union.Name) is not { } after)
                continue;
            foreach (string json in Values(union, before).Distinct())
            {
                (string first, string second) = (Kind(json, before), Kind(json, after));
                if (first != second)
                    evidence.Differs(
                        $"{union.Name} is {first}, {second}: {json}",
                        change => change.Name == $"{union.Name}.{first}" || change.Name == $"{union.Name}.{second}"
                            || change.Name == union.Name,
                        change => change.Name.Split('.')[0] == union.Name);
            }
        }
    }

    private IEnumerable<string> Values(UnionModel union, Type type)
    {
        UnionModel? other = now.Spec.Types.OfType<UnionModel>().FirstOrDefault(one => one.Name == union.Name);
        foreach (UnionVariantModel variant in union.Variants)
        {
            if (Json(union, variant, type) is { } json)
                yield return json;
            if (other?.Variants.FirstOrDefault(one => one.Property == variant.Property) is { } changed
                && Json(other, changed, type) is { } sent)
                yield return sent;
        }
    }

    private string? Json(UnionModel union, UnionVariantModel variant, Type type)
    {
        Type held = type.GetProperty(variant.Property)!.PropertyType;
        if (new Twins(old, old).Of(held, held) is not { } value)
            return null;
        JsonNode json = JsonSerializer.SerializeToNode(value.Old)!;
        if (union.Discriminator is { } name && variant.DiscriminatorValues is [{ Json: var chosen }, ..])
            json[name] = JsonNode.Parse(chosen);
        return json.ToJsonString();
    }

    // The one property that is not null.
    private static string Kind(string json, Type type)
    {
        object union = JsonSerializer.Deserialize(json, type)!;
        return type.GetProperties()
            .FirstOrDefault(
                property => property.Name.StartsWith("As", StringComparison.Ordinal) && property.GetValue(union) is not null)?.Name
            ?? "unknown";
    }
}
