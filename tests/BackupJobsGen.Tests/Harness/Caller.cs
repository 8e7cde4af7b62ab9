using System.Net;
using System.Reflection;
using System.Text;
using BackupJobsGen.Runtime;

namespace BackupJobsGen.Tests.Harness;

/// <summary>Calls operations of a generated client by their names, and keeps what was sent.</summary>
internal sealed class Caller(Generation generation, Func<HttpRequestMessage, HttpResponseMessage>? respond = null) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    public HttpRequestMessage Request => Requests[^1];

    /// <summary>The URL of the last request as it was sent, without scheme and host.</summary>
    public string Path => Request.RequestUri!.OriginalString.Replace("https://a.test", "", StringComparison.Ordinal);

    public string Body { get; private set; } = "";

    public string Header(string name) => Request.Headers.NonValidated[name].ToString();

    /// <summary>Calls an operation.</summary>
    /// <param name="group">The group's property on the client.</param>
    /// <param name="method">Name without Async.</param>
    /// <param name="arguments">By name; others have their defaults.</param>
    /// <returns>The response, pages or operation.</returns>
    public async Task<object> CallAsync(string group, string method, params (string Name, object? Value)[] arguments)
    {
        object client = Activator.CreateInstance(
            generation.Type("TestClient"), new HttpClient(this), new ApiClientOptions { Endpoint = new Uri("https://a.test") })!;
        object target = Model.Get(client, group)!;
        MethodInfo found = target.GetType().GetMethod(method + "Async")!;
        object?[] values =
            [.. found.GetParameters().Select(parameter =>
                arguments.Any(argument => argument.Name == parameter.Name)
                    ? arguments.Single(argument => argument.Name == parameter.Name).Value
                    : parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None : null)];
        Task task = (Task)found.Invoke(target, values)!;
        await task;
        return Model.Get(task, "Result")!;
    }

    /// <summary>The type of an argument.</summary>
    public Type TypeOf(string group, string method, string argument) =>
        generation.Type(group + "Operations").GetMethod(method + "Async")!.GetParameters().Single(parameter => parameter.Name == argument)
            .ParameterType;

    /// <summary>A value of the type of an argument, read from JSON.</summary>
    public object Argument(string group, string method, string argument, string json) =>
        new Model(TypeOf(group, method, argument)).Read(json);

    public static HttpResponseMessage Response(
        string body, string mediaType = "application/json", HttpStatusCode status = HttpStatusCode.OK) =>
        Response(Encoding.UTF8.GetBytes(body), mediaType, status);

    public static HttpResponseMessage Response(byte[] body, string mediaType, HttpStatusCode status = HttpStatusCode.OK)
    {
        ByteArrayContent content = new(body);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return new HttpResponseMessage(status) { Content = content };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        Body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancellationToken));
        return respond?.Invoke(request) ?? new HttpResponseMessage(HttpStatusCode.NoContent);
    }
}
