using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Attacks;

/// <summary>Creates a value of any type whose strings, at any depth, are full of secrets.</summary>
internal static class LeakyValues
{
    /// <summary>What a secret in <see cref="Text"/> begins with.</summary>
    public const string Mark = "SECRET";

    /// <summary>Secrets in the notations of services, then a forged line and an escape sequence.</summary>
    public const string Text =
        "see https://user:SECRET0@h.example/x?sv=1&sig=SECRET1%2F%3D Authorization: Bearer SECRET2 Bearer eyJSECRET3SECRET.SECRET.SECRET "
        + """{"storageAccountKeyBase64":"SECRET4","sasToken":"SECRET5","clientSecret":"SECRET6","m":"{\"password\":\"SECRET7\"}"} """
        + "AccountName=a;AccountKey=SECRET8==;Password=SECRET9;X=1 Set-Cookie: a=SECRETA; Path=/ client_secret=SECRETB&x=1\nforged \u001b[31m";

    private const int Depth = 4;

    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = Text,
        [typeof(object)] = Text,
        [typeof(Uri)] = new Uri("https://h.example/x?sv=1&sig=SECRET1"),
        [typeof(RawJson)] = RawJson.Parse("""{"password":"SECRET","x":"https://h.example/?sig=SECRET","list":["sig=SECRET"]}"""),
        [typeof(Exception)] = new InvalidOperationException(Text),
        [typeof(TimeProvider)] = TimeProvider.System,
        [typeof(Type)] = typeof(string),
        [typeof(JsonProperties)] = JsonProperties.Empty,
        [typeof(ValueMap<string>)] = new ValueMap<string>([new(Text, Text)]),
        [typeof(HttpMethod)] = HttpMethod.Get,
        [typeof(TimeSpan)] = TimeSpan.FromSeconds(1),
        [typeof(int)] = 3,
    };

    /// <summary>A value of a type; null where none can be created.</summary>
    public static object? Create(Type type, int depth = Depth)
    {
        if (Known.TryGetValue(type, out object? known))
            return known;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Create(underlying, depth);
        if (type.IsAssignableTo(typeof(ApiResponse)))
            return depth > 0 ? Response(type, depth) : null;
        if (type == typeof(JobReport))
            return JobReport.Of((JobResource)Create(typeof(JobResource))!);
        if (type == typeof(BackupVault))
            return new BackupClient(new HttpClient()).Vault("s", "r", "v");
        if (type.IsAssignableTo(typeof(Exception)))
            return depth > 0 ? Exceptions(type, depth).FirstOrDefault() : null;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            return List(type.GenericTypeArguments[0], Math.Max(depth, 1));
        if (type.IsPrimitive || type.IsEnum || type == typeof(DateTimeOffset) || type == typeof(Guid) || type == typeof(DateTime))
            return Activator.CreateInstance(type);
        if (depth == 0 || type.IsAbstract || type.IsInterface || type.IsArray || type.IsPointer || type.IsByRefLike
            || type.IsAssignableTo(typeof(Delegate)) || type.IsAssignableTo(typeof(IEnumerable)) || type.ContainsGenericParameters
            || type.Namespace?.StartsWith("BackupJobs", StringComparison.Ordinal) != true)
            return null;
        return Filled(type, depth);
    }

    /// <summary>One exception of each constructor of a type.</summary>
    public static IEnumerable<Exception> Exceptions(Type type, int depth = Depth) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(create => (Exception)create.Invoke(
                [.. create.GetParameters().Select(parameter => Create(parameter.ParameterType, depth - 1))]));

    // Without a constructor: what one checks or computes must not keep a string out.
    private static object Filled(Type type, int depth)
    {
        object value = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (Create(field.FieldType, depth - 1) is { } content)
                    field.SetValue(value, content);
            }
        }

        return value;
    }

    private static object List(Type item, int depth)
    {
        Array items = Array.CreateInstance(item, Create(item, depth - 1) is null ? 0 : 1);
        if (items.Length == 1)
            items.SetValue(Create(item, depth - 1), 0);
        MethodInfo from = typeof(ValueList).GetMethods().Single(method => method is { Name: nameof(ValueList.From) }
            && method.GetParameters().Length == 1
            && method.GetParameters()[0].ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal));
        return from.MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static object Response(Type type, int depth)
    {
        HttpResponseMessage message = new(HttpStatusCode.BadRequest) { Content = new StringContent("") };
        foreach (string name in new[] { "x-ms-request-id", "x-ms-correlation-request-id", "x-ms-error-code", "Location" })
            message.Headers.TryAddWithoutValidation(name, Text.ReplaceLineEndings(" "));
        ApiResponse response = new(message, (Uri)Known[typeof(Uri)]);
        return type.IsGenericType
            ? typeof(ApiResponse).GetMethod(nameof(ApiResponse.WithValue))!.MakeGenericMethod(type.GenericTypeArguments)
                .Invoke(response, [Create(type.GenericTypeArguments[0], depth - 1)])!
            : response;
    }
}
