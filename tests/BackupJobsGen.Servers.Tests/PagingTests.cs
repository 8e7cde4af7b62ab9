using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests;

/// <summary>Lists of servers that others wrote, whose paging an overlay declares.</summary>
public sealed class PagingTests
{
    private static readonly string[] All = ["leaf 1", "leaf 2", "leaf 3", "leaf 4", "leaf 5"];

    [Fact]
    public async Task A_list_of_aspnet_is_read_to_its_end()
    {
        Session session = await Targets.Named("ASP.NET minimal 3.1").OpenAsync();
        global::Servers.PagedAspNet.PagedAspNetClient client = new(session.Http, new() { Endpoint = session.Address });

        Assert.Equal(All, await NamesAsync(client.Query.PageAsync(limit: 2), leaf => leaf.Name));
        Assert.Equal(All[3..], await NamesAsync(client.Query.PageAsync(page: 2, limit: 3), leaf => leaf.Name));
    }

    [Fact]
    public async Task A_list_of_controllers_is_read_to_its_end()
    {
        Session session = await Targets.Named("NSwag controllers 3.0").OpenAsync();
        global::Servers.PagedNSwag.PagedNSwagClient client = new(session.Http, new() { Endpoint = session.Address });

        Assert.Equal(All, await NamesAsync(client.Query.PageAsync(limit: 2), leaf => leaf.Name));
    }

    [Fact]
    public async Task A_list_of_fastapi_is_read_to_its_end()
    {
        if (Targets.Named("FastAPI 3.1").Missing is not null)
            return;
        Session session = await Targets.Named("FastAPI 3.1").OpenAsync();
        global::Servers.PagedFastApi.PagedFastApiClient client = new(session.Http, new() { Endpoint = session.Address });

        Assert.Equal(All, await NamesAsync(client.Query.PageAsync(limit: 2), leaf => leaf.Name));
    }

    private static async Task<List<string?>> NamesAsync<T>(IAsyncEnumerable<T> list, Func<T, string?> name)
    {
        List<string?> names = [];
        await foreach (T item in list)
            names.Add(name(item));
        return names;
    }
}
