using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The pages of a list, slice by slice. A page that could not be read is requested again, without the pages before it.</summary>
internal sealed class JobPages(IEnumerable<JobFilter> slices, Func<JobFilter, JobCursor> list)
{
    private readonly Queue<JobFilter> _slices = new(slices);
    private JobCursor? _current;

    public bool HasMore => _slices.Count > 0;

    /// <summary>Number of slices that were read to their end.</summary>
    public int SlicesRead { get; private set; }

    public async Task<ApiPage<JobResource>> NextAsync(CancellationToken cancellationToken)
    {
        _current ??= list(_slices.Peek());
        ApiPage<JobResource> page = await _current.NextAsync(cancellationToken).ConfigureAwait(false);
        if (!_current.HasMore())
        {
            _current = null;
            _slices.Dequeue();
            SlicesRead++;
        }

        return page;
    }
}
