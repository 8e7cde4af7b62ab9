using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the names of an enum's values.</summary>
internal static class EnumBuilder
{
    public static EnumModel Build(string @namespace, string name, ApiEnum schema, ServiceHabits habits)
    {
        NameScope scope = new(MemberNames.OfEnum.Append(name));
        IReadOnlyList<string> names = scope.TakeAll(schema.Values.Select(MemberName));
        EnumValueModel[] values =
            [.. schema.Values.Select((value, i) => new EnumValueModel(names[i], value.Value, value.Description, value.IsUnquoted))];
        return new EnumModel
        {
            Namespace = @namespace,
            Name = name,
            Description = schema.Description,
            SchemaId = schema.Id,
            Numeric = schema.Underlying != ScalarKind.String,
            AcceptsOrdinals =
                habits.SendsOrdinals && schema.Underlying == ScalarKind.String && !schema.Values.Any(value => value.IsUnquoted),
            CaseMatters = values.Select(value => value.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() < values.Length,
            Values = new(values),
        };
    }

    private static string MemberName(ApiEnumValue value) =>
        Identifiers.Pascal(value.Name ?? value.Value, string.IsNullOrWhiteSpace(value.Value) ? "Empty" : "Value");
}
