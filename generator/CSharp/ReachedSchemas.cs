using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>The schemas that some types of operations reach.</summary>
internal sealed class ReachedSchemas
{
    private readonly Dictionary<string, ApiSchema> _schemas;
    private readonly ILookup<string, ApiObject> _derived;
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    /// <param name="model">The model that has the schemas.</param>
    /// <param name="roots">The types.</param>
    public ReachedSchemas(ApiModel model, IEnumerable<ApiType> roots)
    {
        _schemas = model.Schemas.ToDictionary(schema => schema.Id, StringComparer.Ordinal);
        _derived = model.Schemas.OfType<ApiObject>().Where(schema => schema.BaseId is not null).ToLookup(schema => schema.BaseId!);
        Stack<ApiType> types = new(roots);
        while (types.Count > 0)
        {
            foreach (ApiType next in Next(types.Pop()))
                types.Push(next);
        }
    }

    /// <summary>Those whose values callers send: parameters and bodies of requests reach them.</summary>
    public static ReachedSchemas Sent(ApiModel model) =>
        new(model, model.Operations.SelectMany(operation => operation.Parameters.Select(parameter => parameter.Type))
            .Concat(model.Operations.Select(operation => operation.Body?.Type).OfType<ApiType>()));

    public bool Contains(string id) => _reached.Contains(id);

    private IEnumerable<ApiType> Next(ApiType type) => type switch
    {
        ApiList list => [list.Item],
        ApiMap map => [map.Value],
        ApiReference reference when _reached.Add(reference.SchemaId) && _schemas.TryGetValue(reference.SchemaId, out ApiSchema? schema) =>
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
