namespace BackupJobs.Benchmarks.Peers.NSwag;

/// <summary>
/// The code beside NSwag's that makes the delegates of <see cref="NSwagClient"/>, and the settings without which it cannot read
/// the service's enum lists.
/// </summary>
internal static class NSwagAdapter
{
    public const string ForSystemTextJson = """
        namespace Peer
        {
            public partial class BackupJobsClient
            {
                static partial void UpdateJsonSerializerSettings(System.Text.Json.JsonSerializerOptions settings)
                {
                    settings.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter());
                    settings.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
                }

                internal static System.Text.Json.JsonSerializerOptions Settings => _settings.Value;
            }

            public static partial class Adapter
            {
                private static object ReadPage(byte[] page) => System.Text.Json.JsonSerializer.Deserialize<JobResourceList>(page, BackupJobsClient.Settings);

                private static byte[] WritePage(object page) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes((JobResourceList)page, BackupJobsClient.Settings);
            }
        }
        """;

    public const string ForNewtonsoft = """
        namespace Peer
        {
            public partial class BackupJobsClient
            {
                static partial void UpdateJsonSerializerSettings(Newtonsoft.Json.JsonSerializerSettings settings)
                {
                    settings.Converters.Add(new Newtonsoft.Json.Converters.StringEnumConverter());
                    settings.NullValueHandling = Newtonsoft.Json.NullValueHandling.Ignore;
                }

                internal static Newtonsoft.Json.JsonSerializerSettings Settings => _settings.Value;
            }

            public static partial class Adapter
            {
                // As NSwag's client reads a response.
                private static object ReadPage(byte[] page)
                {
                    using var text = new System.IO.StreamReader(new System.IO.MemoryStream(page));
                    using var reader = new Newtonsoft.Json.JsonTextReader(text);
                    return Newtonsoft.Json.JsonSerializer.Create(BackupJobsClient.Settings).Deserialize<JobResourceList>(reader);
                }

                // As NSwag's client writes a request.
                private static byte[] WritePage(object page) => System.Text.Encoding.UTF8.GetBytes(Newtonsoft.Json.JsonConvert.SerializeObject(page, BackupJobsClient.Settings));
            }
        }
        """;

    public const string ForBoth = """
        namespace Peer
        {
            public static partial class Adapter
            {
                public static System.Func<byte[], object> Read => ReadPage;

                public static System.Func<object, byte[]> Write => WritePage;

                public static System.Func<object, System.Collections.Generic.IReadOnlyList<(string, string)>> Facts => page =>
                    System.Linq.Enumerable.ToList(System.Linq.Enumerable.Select(((JobResourceList)page).Value, job => (job.Id, job.Properties.Status)));

                public static System.Func<object, string> NextLink => page => ((JobResourceList)page).NextLink;

                public static System.Func<System.Net.Http.HttpClient, string, string, System.Threading.Tasks.Task<object>> List => async (http, address, skipToken) =>
                    await new BackupJobsClient(http) { BaseUrl = address }.ListAsync("2024-04-01", "vault1", "rg1", "00000000-0000-0000-0000-000000000000", null, skipToken).ConfigureAwait(false);
            }
        }
        """;
}
