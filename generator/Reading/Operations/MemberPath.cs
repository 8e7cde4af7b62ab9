using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Finds a member of a response by a name that extensions have.</summary>
internal static class MemberPath
{
    /// <summary>A name with dots is a path, unless a member is called so.</summary>
    public static DocumentNode? Find(SchemaReader schemas, DocumentNode schema, string path)
    {
        if (schemas.Members(schema)[path] is { } member)
            return member;
        DocumentNode? at = schema;
        foreach (string name in path.Split('.'))
            at = at is null ? null : schemas.Members(at)[name];
        return at;
    }

    /// <summary>Whether the member is there and may be a string.</summary>
    public static bool IsString(SchemaReader schemas, DocumentNode schema, string path) =>
        Find(schemas, schema, path) is { } member
        && (schemas.Read(member) is ApiAnyJson or ApiScalar { Kind: ScalarKind.String or ScalarKind.Secret } || schemas.IsUnion(member));
}
