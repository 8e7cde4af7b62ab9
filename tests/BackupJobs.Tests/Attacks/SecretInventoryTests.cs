using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs.Tests.Attacks;

/// <summary>
/// Every public type of the runtime, the façade and its generated client, found by reflection: a new one that shows a secret fails
/// here without a test of its own.
/// </summary>
public class SecretInventoryTests
{
    private static readonly Type[] Public =
        [.. new[] { typeof(ApiPipeline), typeof(BackupClient) }.SelectMany(type => type.Assembly.GetExportedTypes())];

    // Strings that programs send, compare and parse. An extensible enum is such a value too.
    private static readonly Type[] Wire = [typeof(RawJson), typeof(VaultId), typeof(JobFilter)];

    public static TheoryData<Type> Exceptions() =>
        [.. Public.Where(type => type.IsAssignableTo(typeof(Exception)) && !type.IsAbstract)
            .Select(type => type.IsGenericTypeDefinition ? Closed(type) : type)];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void A_public_exception_shows_no_secret(Type type)
    {
        Exception[] faults = [.. LeakyValues.Exceptions(type)];

        Assert.NotEmpty(faults);
        Assert.All(faults, fault =>
        {
            AssertSafe(fault.Message, isOneLine: fault is not BackupJobException);
            AssertSafe(fault.ToString(), isOneLine: false);
        });
    }

    [Fact]
    public void A_public_value_shows_no_secret()
    {
        Type[] shown = [.. Public.Where(IsShown).Select(type => type.IsGenericTypeDefinition ? Closed(type) : type)];

        Assert.All(shown, type =>
        {
            object value = LeakyValues.Create(type) ?? throw new InvalidOperationException($"No value of {type} was created.");
            AssertSafe(value.ToString()!, isOneLine: value is not JobReport);
        });
        Assert.True(shown.Length > 120, $"{shown.Length} types were found.");
    }

    [Fact]
    public void The_text_of_the_test_has_secrets_that_an_unmasked_record_shows() =>
        Assert.Contains(LeakyValues.Mark, new Unmasked(LeakyValues.Text).ToString(), StringComparison.Ordinal);

    // Types with a ToString of their own. What only generated code calls has the document's strings, and none of a service.
    private static bool IsShown(Type type) =>
        type is { IsAbstract: false, IsInterface: false, IsEnum: false, IsByRefLike: false }
        && !Wire.Contains(type)
        && type.Namespace != typeof(IApiEnum<>).Namespace
        && !type.IsAssignableTo(typeof(Exception))
        && !type.IsAssignableTo(typeof(Delegate))
        && !type.IsAssignableTo(typeof(System.Text.Json.Serialization.JsonConverter))
        && !type.GetInterfaces().Any(has => has.IsGenericType && has.GetGenericTypeDefinition() == typeof(IApiEnum<>))
        && (type.GetMethod(nameof(ToString), []) ?? type.GetMethods().First(method => method.Name == nameof(ToString)))
            .DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    private static Type Closed(Type type) =>
        type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(string))]);

    private static void AssertSafe(string text, bool isOneLine)
    {
        Assert.DoesNotContain(LeakyValues.Mark, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        if (isOneLine)
            Assert.DoesNotContain('\n', text);
    }

    private sealed record Unmasked(string Text);
}
