using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Finds misspelled names of discriminators. A member that no schema declares may be right: serializers add one, as
/// <c>$type</c>, and leave it out of their schemas.
/// </summary>
internal static class DiscriminatorNames
{
    // Any shorter names are similar.
    private const int MinLength = 4;

    /// <summary>Reports a name that no schema declares where a member of one of them differs by one typing mistake.</summary>
    /// <param name="context">Receives the report.</param>
    /// <param name="holder">The schema with the discriminator.</param>
    /// <param name="name">The name of the discriminator.</param>
    /// <param name="selected">The members of the schemas that it selects among; those of the holder may be among them.</param>
    public static void Check(ReadContext context, DocumentNode holder, string name, IEnumerable<ObjectMembers> selected)
    {
        // A sign before the name is how serializers keep theirs apart from the members.
        if (name.Length == 0 || !char.IsLetterOrDigit(name[0]))
            return;
        HashSet<string> similar = new(StringComparer.Ordinal);
        foreach (ObjectMembers members in selected)
        {
            if (members[name] is not null)
                return;
            similar.UnionWith(members.Properties.Where(IsScalar).Select(property => property.Json.Name!)
                .Where(other => Math.Max(other.Length, name.Length) >= MinLength && Nearest.ToTypo(name, [other]) is not null));
        }

        DocumentNode discriminator = holder["discriminator"]!;
        if (similar.Count > 0)
            context.Report(Problems.DiscriminatorName, discriminator["propertyName"] ?? discriminator, name, similar.First());
    }

    // A list or an object cannot select anything.
    private static bool IsScalar(DocumentNode property) => SchemaFacts.Types(property.Json).All(SchemaFacts.IsScalar);
}
