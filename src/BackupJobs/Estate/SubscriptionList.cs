using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>The subscriptions that the caller may read, where Resource Graph cannot be asked. Only their ids are read.</summary>
internal static class SubscriptionList
{
    private static readonly OperationDescriptor Operation = new("Subscriptions_List", HttpMethod.Get, "/subscriptions", "2022-12-01");

    public static async IAsyncEnumerable<string> ReadAsync(
        BackupClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiPageable<RawJson> list = new(client.Pipeline, new ApiRequest(Operation), "value", "nextLink", RawJson.Capture);
        await foreach (RawJson item in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (IdIn(item) is { } id)
                yield return id;
        }
    }

    private static string? IdIn(RawJson subscription)
    {
        List<string?> ids = [];
        JsonTokenReader reader = new(subscription.Utf8.Span);
        reader.Read();
        JsonWalk.Members(ref reader, ids, static (ref JsonTokenReader value, string name, List<string?> found) =>
        {
            if (name == "subscriptionId")
                found.Add(JsonWalk.String(ref value));
        });
        return ids.FirstOrDefault();
    }
}
