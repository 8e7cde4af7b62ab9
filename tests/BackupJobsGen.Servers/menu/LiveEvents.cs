using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Menu;

/// <summary>A stream of events that ends and is resumed: two events a connection, after the one that the client knows.</summary>
internal static class LiveEvents
{
    public static Results<ServerSentEventsResult<Leaf>, NoContent> Answer([FromHeader(Name = "Last-Event-ID")] int? last = null)
    {
        int known = last ?? 0;
        return known < 4 ? TypedResults.ServerSentEvents(After(known)) : TypedResults.NoContent();
    }

    private static async IAsyncEnumerable<SseItem<Leaf>> After(int known)
    {
        for (int number = known + 1; number <= known + 2; number++)
        {
            yield return new SseItem<Leaf>(new Leaf("leaf", number)) { EventId = $"{number}" };
            await Task.Yield();
        }
    }
}
