using BackupJobsGen.Api;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>Compares the credentials that two clients take, and what their operations require.</summary>
internal sealed class SecurityComparison(List<SpecChange> changes, SpecClient old, SpecClient now)
{
    private const string Nothing = "none";

    public void Compare(IReadOnlyList<(OperationPlacement? Old, OperationPlacement? New)> operations)
    {
        foreach ((CredentialModel? before, CredentialModel? after) in Pairing.Match(
            old.Credentials, now.Credentials, credential => credential.Property, credential => credential.Scheme.Name))
            CompareCredential(before, after);
        CompareRequirements(operations);
    }

    private void CompareCredential(CredentialModel? before, CredentialModel? after)
    {
        const Breaks api = Breaks.Source | Breaks.Binary;
        if (before is null)
            Add(ChangeKind.Added, after!, Breaks.None, null, Kind(after!.Scheme));
        else if (after is null)
            Add(ChangeKind.Removed, before, api, Kind(before.Scheme), null);
        else if (before.Property != after.Property)
            Add(ChangeKind.Renamed, before, api, before.Property, after.Property);
        else if (before.Type != after.Type)
            Add(ChangeKind.Changed, before, api, Kind(before.Scheme), Kind(after.Scheme));
        else
            CompareScheme(before, before.Scheme, after.Scheme);
    }

    private void CompareScheme(CredentialModel credential, ApiSecurityScheme before, ApiSecurityScheme after)
    {
        // Names of headers are the same in any case of letters.
        if (!IsInHeader(before) || !IsInHeader(after) || !string.Equals(before.Key, after.Key, StringComparison.OrdinalIgnoreCase))
            Change("", Kind(before), Kind(after));
        Change(", token endpoint", before.TokenUrl ?? Nothing, after.TokenUrl ?? Nothing);
        Change(", configuration", before.DiscoveryUrl ?? Nothing, after.DiscoveryUrl ?? Nothing);

        void Change(string what, string from, string to)
        {
            if (from != to)
                Add(ChangeKind.Changed, credential, Breaks.Wire, from, to, what);
        }
    }

    private static bool IsInHeader(ApiSecurityScheme scheme) =>
        scheme is { Kind: SecurityKind.ApiKey, In: ParameterLocation.Header };

    // A document often says once what all operations require: one line, not one for each.
    private void CompareRequirements(IEnumerable<(OperationPlacement? Old, OperationPlacement? New)> operations)
    {
        var different = operations
            .Select(pair => (pair.Old, Before: Required(old, pair.Old), After: Required(now, pair.New)))
            .Where(pair => pair is { Before: not null, After: not null } && Text(pair.Before) != Text(pair.After))
            .GroupBy(pair => (Old: Text(pair.Before!), New: Text(pair.After!)));
        foreach (var same in different)
        {
            (OperationPlacement? first, IReadOnlyList<Alternative>? before, IReadOnlyList<Alternative>? after) = same.First();
            string[] notes =
            [
                same.Count() == 1 ? "" : $"of {same.Count()} operations",
                IsLoosened(before!, after!) ? "what callers have is enough" : "",
            ];
            changes.Add(new SpecChange(
                ChangeKind.Changed, same.Count() == 1 ? Subject.Operation : Subject.Client, same.Count() == 1 ? first!.Name : old.Name,
                same.Count() == 1 ? $"{first!.Model.Id}, security" : "security", IsLoosened(before!, after!) ? Breaks.None : Breaks.Wire)
            {
                Old = same.Key.Old,
                New = same.Key.New,
                Note = string.Join("; ", notes.Where(note => note.Length > 0)) is { Length: > 0 } note ? note : null,
            });
        }
    }

    // Whoever met one of the old alternatives meets one of the new ones.
    private static bool IsLoosened(IReadOnlyList<Alternative> before, IReadOnlyList<Alternative> after) =>
        after.Count == 0 || (before.Count > 0 && before.All(had => after.Any(wanted => wanted.Uses.All(
            use => had.Uses.TryGetValue(use.Key, out string[]? scopes) && use.Value.All(scopes.Contains)))));

    /// <summary>Null where there is no such operation.</summary>
    private static IReadOnlyList<Alternative>? Required(SpecClient client, OperationPlacement? place) =>
        place is not null && client.Declared(place.Model) is { } operation
            ? [.. operation.Security.Select(alternative => new Alternative(alternative.Uses
                .ToDictionary(use => SchemeName(client, use.SchemeId), use => use.Scopes.ToArray(), StringComparer.Ordinal)))]
            : null;

    private static string SchemeName(SpecClient client, string id) =>
        client.Api.SecuritySchemes.FirstOrDefault(scheme => scheme.Id == id)?.Name ?? id;

    private static string Text(IReadOnlyList<Alternative> alternatives) =>
        alternatives.Count == 0 ? Nothing : string.Join(" or ", alternatives);

    private static string Kind(ApiSecurityScheme scheme) => scheme.Kind switch
    {
        SecurityKind.ApiKey => $"key in {scheme.In.ToString().ToLowerInvariant()} '{scheme.Key}'",
        SecurityKind.Basic => "basic",
        SecurityKind.Http => scheme.HttpScheme.ToLowerInvariant(),
        _ => scheme.Kind.ToString(),
    };

    private void Add(ChangeKind kind, CredentialModel credential, Breaks breaks, string? from, string? to, string what = "") =>
        changes.Add(new SpecChange(
            kind, Subject.Credential, $"{old.Name}Options.{credential.Property}", $"security scheme {credential.Scheme.Name}{what}", breaks)
        { Old = from, New = to });

    /// <summary>Schemes that are required together, with their scopes.</summary>
    private sealed record Alternative(Dictionary<string, string[]> Uses)
    {
        public override string ToString() => Uses.Count == 0
            ? "anonymous"
            : string.Join(" and ", Uses.OrderBy(use => use.Key, StringComparer.Ordinal).Select(
                use => use.Value.Length == 0 ? use.Key : $"{use.Key} ({string.Join(", ", use.Value.Order(StringComparer.Ordinal))})"));
    }
}
