using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads a member of an object: its schema, and the facts that stand beside it.</summary>
internal sealed class PropertyReader(ReadContext context, SchemaParts parts, SchemaReader schemas)
{
    public ApiProperty Read(Place property, bool required)
    {
        ApiValue? constant = schemas.Constant(property, required, out ApiType constantType);
        ApiType type = constant is null ? schemas.Read(property) : constantType;
        ReferenceChain chain = parts.FollowSilently(property);
        bool secret = context.Flag(chain, "x-ms-secret") || type is ApiScalar { Kind: ScalarKind.Secret };
        return new ApiProperty
        {
            WireName = property.Node.Name!,
            ClientName = context.Text(property, "x-ms-client-name"),
            Description = Description(property, chain, type),
            Type = secret && type is ApiScalar { Kind: ScalarKind.String } ? new ApiScalar(ScalarKind.Secret) : type,
            Required = required,
            Nullable = schemas.IsNullable(property),
            ReadOnly = schemas.IsReadOnly(chain),
            Secret = secret,
            Flattened = context.Flag(property, "x-ms-client-flatten"),
            Constant = constant,
            Default = chain["default"] is { } value ? ApiValue.Of(value.Node) : null,
            Deprecated = context.Flag(property, "deprecated"),
        };
    }

    // What a named type is for stands at the type; repeated here, a changed word there would change this type too.
    private string? Description(Place property, ReferenceChain chain, ApiType type) =>
        type is ApiReference && chain.Places.Count > 1
            ? context.Text(property, "description") ?? context.Text(property, "title")
            : context.Text(chain, "description") ?? context.Text(chain, "title");
}
