using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads a member of an object.</summary>
internal sealed class PropertyReader(ReadContext context, SchemaParts parts, SchemaReader schemas)
{
    /// <param name="declarations">
    /// Every schema that the member is declared with. All limits count; otherwise the last one does, or the last that has a type.
    /// </param>
    /// <param name="required">Whether the object needs it.</param>
    public ApiProperty Read(IReadOnlyList<DocumentNode> declarations, bool required)
    {
        DocumentNode property = declarations[declarations.Count - 1];
        DocumentNode typed = SchemaFacts.LastOfType(declarations);
        ApiValue? constant = schemas.Constant(typed, required, out ApiType constantType);
        ApiType type = constant is null ? schemas.Read(typed) : constantType;
        ReferenceChain chain = parts.FollowSilently(property);
        bool secret = declarations.Any(schemas.IsSecret);
        context.CheckName(property, property.Json.Name!);
        return new ApiProperty
        {
            WireName = property.Json.Name!,
            ClientName = context.String(property, "x-ms-client-name"),
            Description = Description(property, chain, type),
            Type = secret && type is ApiScalar { Kind: ScalarKind.String } ? new ApiScalar(ScalarKind.Secret) : type,
            Required = required,
            Nullable = schemas.IsNullable(typed),
            ReadOnly = schemas.IsReadOnly(property),
            WriteOnly = schemas.IsWriteOnly(property),
            Secret = secret || HasSecret(type),
            Flattened = context.Flag(property, "x-ms-client-flatten"),
            Constant = constant,
            Default = schemas.Default(property),
            Limits = schemas.Limits(declarations, type),
            Deprecated = context.Flag(property, "deprecated"),
        };
    }

    private static bool HasSecret(ApiType type) => type switch
    {
        ApiScalar scalar => scalar.Kind == ScalarKind.Secret,
        ApiList list => HasSecret(list.Item),
        ApiMap map => HasSecret(map.Value),
        _ => false,
    };

    // A named type is described at the type. Repeated here, an edited description would also re-emit this type.
    private string? Description(DocumentNode property, ReferenceChain chain, ApiType type) =>
        type is ApiReference && chain.Nodes.Count > 1
            ? context.String(property, "description") ?? context.String(property, "title")
            : context.String(chain, "description") ?? context.String(chain, "title");
}
