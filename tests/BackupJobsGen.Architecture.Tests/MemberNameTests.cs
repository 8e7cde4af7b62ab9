using System.Reflection;
using BackupJobsGen.CSharp;
using BackupJobsGen.Runtime;

namespace BackupJobsGen.Architecture;

/// <summary>The generator avoids the names of the runtime's members, which it knows only as strings.</summary>
public class MemberNameTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Names_of_options_are_the_members_of_the_base_class() => Assert.Equal(
        typeof(ApiClientOptions).GetMembers(Declared).Where(IsInherited).Select(member => member.Name).Order(StringComparer.Ordinal),
        MemberNames.OfOptions.Order(StringComparer.Ordinal));

    // By the options of a generated client, in another assembly.
    private static bool IsInherited(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        MethodInfo { IsSpecialName: false } method => IsVisible(method),
        EventInfo occurrence => IsVisible(occurrence.AddMethod!),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
