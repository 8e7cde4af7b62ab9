using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>Writes every value of the enums that two clients have, and reads each by its number.</summary>
internal sealed class EnumValues(LoadedClient old, LoadedClient now, WireEvidence evidence)
{
    public void Compare()
    {
        foreach (EnumModel model in old.Spec.Types.OfType<EnumModel>())
        {
            if (old.Type(model.Name) is not { } before || now.Type(model.Name) is not { IsValueType: true } after)
                continue;
            foreach (PropertyInfo property in Values(before))
            {
                if (Values(after).FirstOrDefault(value => value.Name == property.Name) is { } other)
                    Compare(model.Name, property.Name, Written(property.GetValue(null)), Written(other.GetValue(null)));
            }

            for (int ordinal = 0; ordinal < model.Values.Count; ordinal++)
                Compare(model.Name, "order of values", Read(ordinal, before), Read(ordinal, after));
        }
    }

    private void Compare(string type, string what, string before, string after)
    {
        if (before != after)
            evidence.Differs(
                $"{type} {what} | {before}, {after}",
                change => change.Name == $"{type}.{what}" || (change.Name == type && (change.Wire == what || change.Wire == "values")),
                change => change.Name.Split('.')[0] == type);
    }

    private static PropertyInfo[] Values(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Static);

    private static string Written(object? value) => JsonSerializer.Serialize(value);

    // A service may send the number of a value instead of its text.
    private static string Read(int ordinal, Type type) =>
        Written(JsonSerializer.Deserialize(ordinal.ToString(CultureInfo.InvariantCulture), type));
}
