using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the names of an enum's values.</summary>
internal static class EnumBuilder
{
    private static readonly string[] Reserved =
        ["Value", "IsKnown", "Known", "FromText", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "PrintMembers", "Finalize"];

    public static EnumModel Build(string @namespace, string name, ApiEnum schema)
    {
        NameScope names = new(StringComparer.Ordinal, Reserved.Concat([name]));
        EnumValueModel[] values = [.. schema.Values.Select(value =>
            new EnumValueModel(names.Take(Identifiers.Pascal(value.Name ?? value.Value, value.Value.Length == 0 ? "Empty" : "Value")), value.Value, value.Description))];
        bool twins = values.Select(value => value.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count() < values.Length;
        return new EnumModel(@namespace, name, schema.Description, schema.Id, schema.Underlying != ScalarKind.String, twins, new(values));
    }
}
