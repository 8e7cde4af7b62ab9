using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobsGen.Specs.Tests.Proof;

/// <summary>
/// A program that uses everything that a client offers. It is made of the compiled client's symbols, not of the models
/// that the comparison reads, so that it finds what the comparison forgets.
/// </summary>
internal static class Caller
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static IReadOnlyList<Piece> Write(Compilation client)
    {
        INamedTypeSymbol[] types =
            [.. Types(client.Assembly.GlobalNamespace).Where(type => type.DeclaredAccessibility == Accessibility.Public)];
        INamedTypeSymbol root = types.Single(type => type.Name == "TestClient");
        Dictionary<string, string> groups =
            Properties(root).Where(property => types.Contains(property.Type, SymbolEqualityComparer.Default))
            .ToDictionary(property => property.Type.Name, property => $"{root.Name}.{property.Name}", StringComparer.Ordinal);
        return [
            .. types.SelectMany(type => type.Name == root.Name ? Constructors(type).Concat(Methods(type, root.Name)).Concat(Members(type))
            : groups.TryGetValue(type.Name, out string? group) ? Methods(type, group)
            : type.IsRecord && !type.IsValueType ? Record(type) : Members(type).Concat(Conversions(type)))];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    private static IEnumerable<Piece> Record(INamedTypeSymbol type)
    {
        foreach (Piece piece in Members(type))
            yield return piece;
        string name = type.ToDisplayString(Full);
        bool canBeMade = !type.IsAbstract
            && type.InstanceConstructors.Any(
                constructor => constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: 0 });
        if (canBeMade)
        {
            IPropertySymbol[] set = [.. Lineage(type).SelectMany(Properties).Where(IsSettable)];
            yield return Make(type, $"static {name} M() => new {name} {{ {Initializers(set)} }};");
            yield return Make(type, $"static {name} M() => new {name} {{ {Initializers(set.Where(property => property.IsRequired))} }};");
            if (!type.IsSealed)
                yield return new Piece(Use.Derive, type.Name, [type.Name], [type.Name], $"public record D : {name};");
        }

        foreach (INamedTypeSymbol parent in Lineage(type).Skip(1))
            yield return new Piece(
                Use.Upcast, type.Name, [type.Name], [type.Name, parent.Name], $"static {parent.ToDisplayString(Full)} M({name} x) => x;");
    }

    private static Piece Make(INamedTypeSymbol type, string code) =>
        new(Use.Make, type.Name, [type.Name], [.. Lineage(type).Select(parent => parent.Name)], code);

    private static string Initializers(IEnumerable<IPropertySymbol> properties) =>
        string.Join(", ", properties.Select(property => $"{property.Name} = default({property.Type.ToDisplayString(Full)})!"));

    private static IEnumerable<Piece> Members(INamedTypeSymbol type)
    {
        string name = type.ToDisplayString(Full);
        foreach (INamedTypeSymbol owner in Lineage(type))
        {
            foreach (IPropertySymbol property in Properties(owner))
            {
                string value = property.Type.ToDisplayString(Full);
                string[] names = [$"{type.Name}.{property.Name}", $"{owner.Name}.{property.Name}"];
                yield return Member(
                    type, names,
                    property.IsStatic
                        ? $"static {value} M() => {name}.{property.Name};"
                        : $"static {value} M({name} x) => x.{property.Name};");
                if (IsSettable(property) && type.IsRecord)
                    yield return Member(type, names, $"static {name} M({name} x, {value} v) => x with {{ {property.Name} = v }};");
            }
        }

        foreach (IMethodSymbol method in Ordinary(
            type).Where(
            method => method.IsStatic && method.Name.StartsWith("From", StringComparison.Ordinal)))
        {
            string[] names = [$"{type.Name}.As{method.Name["From".Length..]}"];
            yield return Member(
                type, names, $"static {name} M({method.Parameters[0].Type.ToDisplayString(Full)} v) => {name}.{method.Name}(v);");
        }

        foreach (IMethodSymbol method in Ordinary(type).Where(method => method.IsExtensionMethod))
            yield return Member(
                type, [$"{type.Name}.{method.Name}"],
                $"static {method.ReturnType.ToDisplayString(Full)} M({method.Parameters[0].Type.ToDisplayString(Full)} v) => {name}.{method.Name}(v);");
    }

    private static IEnumerable<Piece> Conversions(INamedTypeSymbol type) => type.IsValueType
        ? [Member(type, [type.Name], $"static {type.ToDisplayString(Full)} M(string x) => x;")]
        : [];

    private static IEnumerable<Piece> Methods(INamedTypeSymbol type, string path) => Ordinary(type)
        .Where(method => !method.IsStatic)
        .SelectMany(
            method =>
                Calls(
                    method, method.ReturnType, [$"{type.ToDisplayString(Full)} x"], $"x.{method.Name}").Select(
                    call => Member(type, [$"{path}.{method.Name}", path], call)));

    private static IEnumerable<Piece> Constructors(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)
        .SelectMany(
            constructor =>
                Calls(constructor, type, [], $"new {type.ToDisplayString(Full)}").Select(call => Member(type, [type.Name], call)));

    // All arguments by position, all by name, the required ones alone.
    private static IEnumerable<string> Calls(IMethodSymbol method, ITypeSymbol result, IEnumerable<string> receiver, string callee)
    {
        string parameters =
            string.Join(", ", receiver.Concat(method.Parameters.Select((parameter, i) => $"{parameter.Type.ToDisplayString(Full)} a{i}")));
        string[] all =
        [
            string.Join(", ", method.Parameters.Select((_, i) => $"a{i}")),
            string.Join(", ", method.Parameters.Select((parameter, i) => $"@{parameter.Name}: a{i}")),
            string.Join(", ", method.Parameters.TakeWhile(parameter => !parameter.IsOptional).Select((_, i) => $"a{i}")),
        ];
        return all.Select(arguments => $"static {result.ToDisplayString(Full)} M({parameters}) => {callee}({arguments});");
    }

    private static Piece Member(INamedTypeSymbol type, string[] names, string code) => new(Use.Member, type.Name, names, [type.Name], code);

    private static IEnumerable<INamedTypeSymbol> Lineage(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null && at.ContainingAssembly.Name == type.ContainingAssembly.Name; at = at.BaseType)
            yield return at;
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsIndexer: false });

    private static IEnumerable<IMethodSymbol> Ordinary(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(method =>
            method is
            {
                DeclaredAccessibility: Accessibility.Public,
                MethodKind: MethodKind.Ordinary,
                IsImplicitlyDeclared: false,
                IsOverride: false,
            })
        .Where(method => method.Name is not ("Equals" or "GetHashCode" or "ToString"));

    private static bool IsSettable(IPropertySymbol property) => property.SetMethod is { DeclaredAccessibility: Accessibility.Public };
}
