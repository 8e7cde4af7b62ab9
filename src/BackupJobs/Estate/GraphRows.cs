using BackupJobs.ResourceGraph;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The rows of a query, page by page. A page that failed can be requested again.</summary>
internal sealed class GraphRows(GraphSender graph, EstateScope scope, string query)
{
    private const int RowsPerPage = 1000;
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private string? _token;
    private int _pages;

    public bool HasMore { get; private set; } = true;

    /// <exception cref="ApiException">The service refused the query, cut the rows off, or sends pages without end.</exception>
    public async Task<(ApiResponse Response, IReadOnlyList<RawJson> Rows)> NextAsync(CancellationToken cancellationToken)
    {
        ApiResponse<QueryResponse> answer = await graph.SendAsync(Request(), cancellationToken).ConfigureAwait(false);
        string? next = string.IsNullOrEmpty(answer.Value.SkipToken) ? null : answer.Value.SkipToken;
        if (next is null && answer.Value.ResultTruncated == ResultTruncated.True)
            throw ApiException.Unreadable(answer, GraphSender.OperationId, "the rows are cut off, and the rest cannot be requested");
        if (next is not null && (!_tokens.Add(next) || ++_pages >= graph.MaxPages))
            throw ApiException.Unreadable(answer, GraphSender.OperationId, "the pages do not end");
        _token = next;
        HasMore = next is not null;
        return (answer, GraphRowReader.Split(answer.Value.Data));
    }

    private QueryRequest Request() => new()
    {
        Query = query,
        Subscriptions = scope.SubscriptionIds.Count > 0 ? scope.SubscriptionIds : null,
        ManagementGroups = scope.ManagementGroupNames.Count > 0 ? scope.ManagementGroupNames : null,
        Options = new QueryRequestOptions
        {
            Top = RowsPerPage,
            SkipToken = _token,
            // The default of this option is not the same in all versions.
            ResultFormat = ResultFormat.ObjectArray,
        },
    };
}
