using System.Text;

namespace BackupJobsGen.Testing;

/// <summary>A server of pets.json, and requests for it that are written by hand.</summary>
internal static class PetRequests
{
    public static MockServer Server(MockServerOptions? options = null) =>
        MockServer.Load(Path.Combine(AppContext.BaseDirectory, "pets.json"), options);

    public static HttpRequestMessage Request(string method, string path, string? json = null)
    {
        HttpRequestMessage request = new(new HttpMethod(method), path);
        request.Headers.Add("X-Key", "secret");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return request;
    }

    public static async Task<string> TextAsync(this HttpClient http, string method, string path, string? json = null)
    {
        using HttpRequestMessage request = Request(method, path, json);
        using HttpResponseMessage response = await http.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}".TrimEnd();
    }
}
