using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>Reads a value of every type that a union of the old client can be, with both clients.</summary>
internal sealed class UnionValues(LoadedClient old, LoadedClient now, WireEvidence evidence)
{
    public void Compare()
    {
        foreach (UnionModel union in old.Spec.Types.OfType<UnionModel>())
        {
            if (old.Type(union.Name) is not { } before || now.Type(union.Name) is not { } after)
                continue;
            foreach (string json in union.Variants.Select(variant => Json(union, variant, before)).OfType<string>())
            {
                (string first, string second) = (Kind(json, before), Kind(json, after));
                if (first != second)
                    evidence.Differs(
                        $"{union.Name} is {first}, {second}: {json}",
                        change => change.Name == $"{union.Name}.{first}" || change.Name == union.Name,
                        change => change.Name.Split('.')[0] == union.Name);
            }
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
