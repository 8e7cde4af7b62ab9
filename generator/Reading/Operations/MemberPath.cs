using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Finds a member of a response by a name that extensions have.</summary>
internal static class MemberPath
{
    private const int MaxNames = 10;

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

    /// <summary>What else there is where a name leads to nothing, in parentheses; empty where there are no members.</summary>
    public static string Others(SchemaReader schemas, DocumentNode? schema, string path)
    {
        string last = path;
        string[] names = [];
        foreach (string name in path.Split('.'))
        {
            if (schema is null)
                break;
            names = [.. schemas.Members(schema).Properties.Select(member => member.Json.Name!)];
            last = name;
            schema = schemas.Members(schema)[name];
        }

        return names.Length == 0 ? ""
            : Nearest.To(last, names) is { } similar && similar != last ? $" (did you mean '{similar}'?)"
            : $" (its members are {string.Join(", ", names.Take(MaxNames))}{(names.Length > MaxNames ? ", …" : "")})";
    }

    /// <summary>Whether the member is there and may be a string.</summary>
    public static bool IsString(SchemaReader schemas, DocumentNode schema, string path) =>
        Find(schemas, schema, path) is { } member
        && (schemas.Read(member) is ApiAnyJson or ApiScalar { Kind: ScalarKind.String or ScalarKind.Secret } || schemas.IsUnion(member));
}
