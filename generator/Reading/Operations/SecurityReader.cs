using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads what operations require, and the schemes that they name.</summary>
internal sealed class SecurityReader(ReadContext context)
{
    // An alternative that cannot be met is left out. Which of them are tried is a matter of the caller's options.
    private const int MaxAlternatives = 64;

    private readonly SecuritySchemeReader _reader = new(context);
    private readonly Dictionary<string, ApiSecurityScheme?> _schemes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly List<ApiSecurityScheme> _reached = [];

    /// <summary>The schemes that the operations read so far require, in the order of their first use.</summary>
    public IEnumerable<ApiSecurityScheme> Reached => _reached;

    /// <summary>The operation's alternatives, or the document's where the operation says nothing. Empty: nothing is required.</summary>
    public EquatableArray<ApiSecurityAlternative> Read(OperationNode node)
    {
        DocumentNode operation = node.Operation;
        DocumentNode root = new(node.Owner, node.Owner.Root);
        DocumentNode holder = operation["security"] is { Json.Kind: not JsonKind.Null } ? operation : root;
        if (context.Array(holder, "security") is not { } list)
            return [];
        List<ApiSecurityAlternative> alternatives = [];
        foreach (JsonNode item in list.Json.Items)
        {
            if (!item.IsObject)
                context.Report(Problems.WrongKind, list.With(item), "security", "a list of objects");
            else if (Alternative(list.With(item), node.Owner) is { } alternative && !alternatives.Contains(alternative))
                alternatives.Add(alternative);
        }

        if (alternatives.Count > MaxAlternatives)
            context.Report(Problems.IgnoredConstruct, list, "security", $"only the first {MaxAlternatives} alternatives are used");
        return alternatives.Take(MaxAlternatives).ToEquatableArray();
    }

    // Null: one of the schemes is not known.
    private ApiSecurityAlternative? Alternative(DocumentNode node, OpenApiDocument owner)
    {
        List<ApiSecurityUse> uses = [];
        List<ApiSecurityScheme> schemes = [];
        foreach (JsonNode member in node.Json.Members)
        {
            DocumentNode requirement = node.With(member);
            if (!TryScheme(requirement, owner, out ApiSecurityScheme? scheme))
                return null;
            // A client certificate is not sent in a request.
            if (scheme is null)
                continue;
            schemes.Add(scheme);
            uses.Add(new ApiSecurityUse(
                scheme.Id, context.Strings(node, member.Name!).Distinct(StringComparer.Ordinal).ToEquatableArray()));
        }

        if (schemes.GroupBy(scheme => (scheme.In, scheme.Key.ToUpperInvariant())).FirstOrDefault(same => same.Count() > 1) is { } clash)
        {
            string names = string.Join("' and '", clash.Select(scheme => scheme.Name));
            context.Report(
                Problems.IgnoredConstruct, node, "security",
                $"'{names}' both need '{clash.First().Key}', and a request has only one");
            return null;
        }

        foreach (ApiSecurityScheme scheme in schemes.Where(scheme => !_reached.Contains(scheme)))
            _reached.Add(scheme);
        return new ApiSecurityAlternative(uses.ToEquatableArray());
    }

    private bool TryScheme(DocumentNode requirement, OpenApiDocument owner, out ApiSecurityScheme? scheme)
    {
        scheme = null;
        if (Find(requirement, owner) is not { } node)
            return false;
        bool isComponent = node.Json.Parent is { } parent && parent == Declared(node.Document)?.Json;
        string name = node.Json.Name ?? DocumentPath.FileName(node.Document.Path);
        string id = isComponent ? node.Document.Path + "#" + name : node.Id;
        if (!_schemes.TryGetValue(id, out scheme))
        {
            if (context.Target(node, DocumentPlaces.SecurityScheme) is { } target)
                scheme = _reader.Read(id, name, target, requirement);
            _schemes.Add(id, scheme);
        }

        return scheme is not null || _reader.IsCertificate(id);
    }

    // The component of that name; in OpenAPI 3.2, otherwise what the name leads to as a URI. Null, and reported once, without either.
    private DocumentNode? Find(DocumentNode requirement, OpenApiDocument owner)
    {
        string name = requirement.Json.Name!;
        // A file of one operation has no schemes of its own.
        OpenApiDocument document = Declared(requirement.Document)?[name] is null ? owner : requirement.Document;
        string reason = $"the document declares no scheme '{name}'";
        if (Declared(document) is { } declared && declared[name] is not null)
        {
            if (context.Object(declared, name) is { } component)
                return component;
        }
        else if (owner.Dialect != OpenApiDialect.Swagger20)
        {
            DocumentNode? target = context.Documents.Resolve(requirement.Document, name, out Unresolved why);
            if (target is { Reference: null } && DocumentPlaces.Mismatch(target, DocumentPlaces.SecurityScheme) is { } found)
                (target, why) = (null, Unresolved.Mismatch(found, DocumentPlaces.SecurityScheme));
            if (target is not null)
                return target;
            if (SchemeUris.IsUri(name))
                reason = $"'{name}' cannot be resolved: {why.Reason}";
        }

        if (_missing.Add(document.Path + "#" + name))
            context.Report(Problems.IgnoredConstruct, requirement, "security", reason);
        return null;
    }

    private DocumentNode? Declared(OpenApiDocument document)
    {
        DocumentNode root = new(document, document.Root);
        return document.Dialect == OpenApiDialect.Swagger20
            ? context.Object(root, "securityDefinitions")
            : context.Object(root, "components") is { } components ? context.Object(components, "securitySchemes") : null;
    }
}
