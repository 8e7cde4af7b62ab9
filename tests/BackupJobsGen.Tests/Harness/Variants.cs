namespace BackupJobsGen.Tests.Harness;

/// <summary>Which type a union holds.</summary>
internal static class Variants
{
    /// <summary>The properties of a union that are set: the one of its variant, or none.</summary>
    public static string[] Set(object union) =>
        [.. union.GetType().GetProperties()
            .Where(property => property.Name.StartsWith("As", StringComparison.Ordinal) && property.GetValue(union) is not null)
            .Select(property => property.Name)];

    /// <summary>Reads a member of the type Root and writes it again.</summary>
    public static void Reads(Generation generated, string member, string json, string variant)
    {
        Model root = new(generated.Type("Root"));
        string document = $$"""{"{{member}}":{{json}}}""";

        object union = Model.Get(root.Read(document), char.ToUpperInvariant(member[0]) + member[1..])!;

        Assert.Equal([variant], Set(union));
        Assert.Equal(document, root.RoundTrip(document));
    }
}
