using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>
/// The order in which a value is read as the variants of a union. A value of a derived type fits its bases equally well, and the first
/// of those is chosen: the most derived variant is before them. All others keep the order of the document.
/// </summary>
internal sealed class UnionOrder
{
    private readonly IReadOnlyList<ApiType> _variants;
    private readonly Dictionary<string, List<int>> _derived = new(StringComparer.Ordinal);
    private readonly List<int> _order = [];
    private readonly HashSet<int> _done = [];

    private UnionOrder(IReadOnlyList<ApiType> variants, IReadOnlyDictionary<string, ApiSchema> schemas)
    {
        _variants = variants;
        for (int i = 0; i < variants.Count; i++)
        {
            for (string? id = BaseOf(Id(variants[i]), schemas); id is not null; id = BaseOf(id, schemas))
            {
                if (!_derived.TryGetValue(id, out List<int>? derived))
                    _derived.Add(id, derived = []);
                derived.Add(i);
            }
        }

        for (int i = 0; i < variants.Count; i++)
            Add(i);
    }

    /// <summary>Indexes of the variants.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<ApiType> variants, IReadOnlyDictionary<string, ApiSchema> schemas) =>
        new UnionOrder(variants, schemas)._order;

    // No deeper than a hierarchy.
    private void Add(int variant)
    {
        if (!_done.Add(variant))
            return;
        if (Id(_variants[variant]) is { } id && _derived.TryGetValue(id, out List<int>? derived))
            derived.ForEach(Add);
        _order.Add(variant);
    }

    // Lists and maps are as their values are.
    private static string? Id(ApiType type) => type switch
    {
        ApiReference reference => reference.SchemaId,
        ApiList list => Id(list.Item),
        ApiMap map => Id(map.Value),
        _ => null,
    };

    private static string? BaseOf(string? id, IReadOnlyDictionary<string, ApiSchema> schemas) =>
        id is not null && schemas.TryGetValue(id, out ApiSchema? schema) && schema is ApiObject model ? model.BaseId : null;
}
