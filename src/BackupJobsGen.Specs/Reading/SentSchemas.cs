using BackupJobsGen.Api;

namespace BackupJobsGen.Specs;

/// <summary>Finds the schemas that requests can hold.</summary>
internal static class SentSchemas
{
    public static HashSet<string> Of(ApiModel api)
    {
        Dictionary<string, ApiSchema> schemas = api.Schemas.ToDictionary(schema => schema.Id, StringComparer.Ordinal);
        ILookup<string, ApiObject> children = api.Schemas.OfType<ApiObject>().Where(schema => schema.BaseId is not null)
            .ToLookup(schema => schema.BaseId!, StringComparer.Ordinal);
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string> open = new(api.Operations.SelectMany(Bodies).SelectMany(References));
        while (open.TryPop(out string? id))
        {
            if (!reached.Add(id) || !schemas.TryGetValue(id, out ApiSchema? schema))
                continue;
            foreach (string next in Below(schema).Concat(children[id].Select(child => child.Id)))
                open.Push(next);
        }

        return reached;
    }

    private static IEnumerable<ApiType> Bodies(DeclaredOperation operation) =>
        operation.Parameters.Select(parameter => parameter.Type).Concat(operation.Body?.Type is { } type ? [type] : []);

    private static IEnumerable<string> Below(ApiSchema schema) => schema switch
    {
        ApiObject model => model.Properties.SelectMany(property => References(property.Type)).Concat(model.BaseId is { } id ? [id] : []),
        ApiUnion union => union.Variants.SelectMany(variant => References(variant.Type)),
        _ => [],
    };

    private static IEnumerable<string> References(ApiType type) => type switch
    {
        ApiReference reference => [reference.SchemaId],
        ApiList list => References(list.Item),
        ApiMap map => References(map.Value),
        _ => [],
    };
}
