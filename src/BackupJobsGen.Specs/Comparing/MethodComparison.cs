using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;

namespace BackupJobsGen.Specs;

/// <summary>Compares the methods that read headers of responses, or requests that the service sends.</summary>
internal sealed class MethodComparison(List<SpecChange> changes, string type)
{
    /// <param name="HttpMethod">Of the request that it reads; null where it reads a response.</param>
    private sealed record Method(string Name, string Wire, string Type, string? HttpMethod = null);

    public void Compare(HeadersFileModel before, HeadersFileModel after) => Compare(Methods(before), Methods(after));

    public void Compare(WebhooksFileModel before, WebhooksFileModel after) => Compare(Methods(before), Methods(after));

    private void Compare(IEnumerable<Method> before, IEnumerable<Method> after)
    {
        foreach ((Method? from, Method? to) in Pairing.Match(before, after, method => method.Name, method => method.Wire))
        {
            if (from is null)
                Add(ChangeKind.Added, to!, Breaks.None, null, to!.Type);
            else if (to is null)
                Add(ChangeKind.Removed, from, Breaks.Source | Breaks.Binary, from.Type, null);
            else if (from.Name != to.Name)
                Add(ChangeKind.Renamed, from, Breaks.Source | Breaks.Binary, from.Name, to.Name);
            else if (from.Type != to.Type)
                Add(ChangeKind.Changed, from, Breaks.Source | Breaks.Binary, from.Type, to.Type);
            else if (!string.Equals(from.Wire, to.Wire, StringComparison.OrdinalIgnoreCase))
                Add(ChangeKind.Changed, from, Breaks.Wire, from.Wire, to.Wire);

            // The service calls a receiver that routes by it in another way.
            if (from is not null && to is not null && from.HttpMethod != to.HttpMethod)
                Add(ChangeKind.Changed, from, Breaks.Wire, from.HttpMethod, to.HttpMethod);
        }
    }

    private static IEnumerable<Method> Methods(HeadersFileModel model) => model.Headers.Select(header => new Method(
        header.Name, header.WireName, header.Type is null ? "string" : TypeName.Short(header.Type.WithoutFormat)));

    private static IEnumerable<Method> Methods(WebhooksFileModel model) => model.Webhooks.Select(webhook => new Method(
        webhook.Name, webhook.Source, TypeName.Short(webhook.Body.WithoutFormat), webhook.HttpMethod));

    private void Add(ChangeKind kind, Method method, Breaks breaks, string? from, string? to) =>
        changes.Add(new SpecChange(kind, Subject.Member, $"{type}.{method.Name}", method.Wire, breaks) { Old = from, New = to });
}
