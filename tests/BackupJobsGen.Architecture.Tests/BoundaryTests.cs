using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Architecture;

/// <summary>What leaves the libraries as text passes <c>Redact</c>: log messages, spans and exceptions.</summary>
public class BoundaryTests
{
    private static readonly string[] Libraries = ["src/BackupJobsGen.Runtime", "src/BackupJobs"];

    // Types whose values cannot hold a string of a service.
    private static readonly string[] SafeTypes =
        ["int", "long", "double", "bool", "TimeSpan", "DateTimeOffset", "JobUpdateKind", "ILogger"];

    private static readonly string[] OtherCalls =
        ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];

    [Fact]
    public void Log_messages_get_masked_strings()
    {
        List<string> unsafeCalls = [];
        int messages = 0;
        foreach (ProjectSources project in Libraries.Select(LoadedProjects.Get))
        {
            Dictionary<string, MethodDeclarationSyntax> byName = Nodes<MethodDeclarationSyntax>(project)
                .Where(method =>
                    method.AttributeLists.SelectMany(list => list.Attributes).Any(has => has.Name.ToString() == "LoggerMessage"))
                .ToDictionary(method => method.Identifier.Text);
            messages += byName.Count;
            foreach (InvocationExpressionSyntax call in Nodes<InvocationExpressionSyntax>(project))
            {
                if (byName.TryGetValue(NameOf(call), out MethodDeclarationSyntax? method))
                    unsafeCalls.AddRange(UnsafeArguments(call, method).Select(argument => $"{NameOf(call)}: {argument}"));
                else if (OtherCalls.Contains(NameOf(call)))
                    unsafeCalls.Add(call.ToString());
            }
        }

        Assert.True(messages >= 3, $"{messages} log messages were found.");
        Assert.Empty(unsafeCalls);
    }

    [Fact]
    public void Public_exceptions_and_their_strings_are_masked()
    {
        ClassDeclarationSyntax[] faults =
            [.. Libraries.Select(LoadedProjects.Get).SelectMany(Nodes<ClassDeclarationSyntax>)
                .Where(type => type.Modifiers.Any(modifier => modifier.Text == "public")
                    && type.BaseList?.Types.Any(has => has.ToString().EndsWith("Exception", StringComparison.Ordinal)) == true)];

        Assert.True(faults.Length >= 7, $"{faults.Length} exceptions were found.");
        Assert.Empty(faults
            .Where(type => !faults.Any(known => type.BaseList!.Types.Any(has => has.ToString() == known.Identifier.Text)))
            .Where(type => !type.Members.OfType<MethodDeclarationSyntax>()
                .Any(method => method.Identifier.Text == "ToString" && method.ToString().Contains("Redact.", StringComparison.Ordinal)))
            .Select(type => type.Identifier.Text));
    }

    // A span is visible to all who collect telemetry: names and values of tags are few, and none is a string of a service.
    [Fact]
    public void Tags_of_spans_are_known()
    {
        string[] tags = [.. Libraries.Select(LoadedProjects.Get).SelectMany(Nodes<InvocationExpressionSyntax>)
            .Where(call => NameOf(call) is "SetTag" or "AddTag"
                || (NameOf(call) == "Add" && call.ToString().StartsWith("tags.", StringComparison.Ordinal)))
            .Select(call => call.ArgumentList.Arguments[0].ToString().Trim('"'))
            .Distinct()
            .Order(StringComparer.Ordinal)];

        Assert.Equal(["error.type", "http.response.status_code"], tags);
    }

    private static IEnumerable<T> Nodes<T>(ProjectSources project)
        where T : SyntaxNode => project.Trees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<T>());

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        MemberBindingExpressionSyntax member => member.Name.Identifier.Text,
        IdentifierNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    private static IEnumerable<string> UnsafeArguments(InvocationExpressionSyntax call, MethodDeclarationSyntax method)
    {
        // An extension method that is called as one has its first parameter to the left of the dot.
        ParameterSyntax[] parameters = [.. method.ParameterList.Parameters
            .Skip(method.ParameterList.Parameters.Count - call.ArgumentList.Arguments.Count)];
        for (int i = 0; i < parameters.Length; i++)
        {
            ExpressionSyntax argument = call.ArgumentList.Arguments[i].Expression;
            bool isSafe = SafeTypes.Contains(parameters[i].Type!.ToString())
                || argument is LiteralExpressionSyntax
                || (argument is InvocationExpressionSyntax masked && masked.Expression.ToString() == "Redact.Text");
            if (!isSafe)
                yield return argument.ToString();
        }
    }
}
