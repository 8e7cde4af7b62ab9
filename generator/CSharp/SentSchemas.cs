using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>The schemas whose values callers send: those that parameters and bodies of requests reach.</summary>
internal sealed class SentSchemas
{
    private readonly Dictionary<string, ApiSchema> _schemas;
    private readonly ILookup<string, ApiObject> _derived;
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    public SentSchemas(ApiModel model)
    {
        _schemas = model.Schemas.ToDictionary(schema => schema.Id, StringComparer.Ordinal);
        _derived = model.Schemas.OfType<ApiObject>().Where(schema => schema.BaseId is not null).ToLookup(schema => schema.BaseId!);
        Stack<ApiType> types = new(model.Operations.SelectMany(operation => operation.Parameters.Select(parameter => parameter.Type))
            .Concat(model.Operations.Select(operation => operation.Body?.Type).OfType<ApiType>()));
        while (types.Count > 0)
        {
            foreach (ApiType next in Next(types.Pop()))
                types.Push(next);
        }
    }

    public bool Contains(string id) => _sent.Contains(id);

    private IEnumerable<ApiType> Next(ApiType type) => type switch
    {
        ApiList list => [list.Item],
        ApiMap map => [map.Value],
        ApiReference reference when _sent.Add(reference.SchemaId) && _schemas.TryGetValue(reference.SchemaId, out ApiSchema? schema) =>
            Parts(schema),
        _ => [],
    };

    private IEnumerable<ApiType> Parts(ApiSchema schema) => schema switch
    {
        ApiUnion union => union.Variants.Select(variant => variant.Type),
        ApiObject model => model.Properties.Select(property => property.Type)
            .Concat(_derived[model.Id].Select(derived => derived.Id).Concat(model.BaseId is { } id ? [id] : [])
                .Select(id => new ApiReference(id)))
            .Concat(model.AdditionalProperties is { } additional ? [additional] : []),
        _ => [],
    };
}
