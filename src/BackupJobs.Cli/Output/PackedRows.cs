namespace BackupJobs.Cli;

/// <summary>A row in <see cref="PackedRows"/>.</summary>
internal readonly record struct PackedRow(int Block, int Start, int Length);

/// <summary>
/// Keeps many rows until all of them are known. They share large blocks: the garbage collector has a few objects to look at and to move
/// instead of one for each row.
/// </summary>
internal sealed class PackedRows
{
    // Below the size from which objects are collected only with the oldest.
    private const int BlockSize = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    /// <summary>Copies a row. Several vaults are read at once.</summary>
    public PackedRow Add(ReadOnlySpan<byte> row)
    {
        lock (_lock)
        {
            if (row.Length > BlockSize - _used)
            {
                _blocks.Add(new byte[Math.Max(BlockSize, row.Length)]);
                _used = 0;
            }

            row.CopyTo(_blocks[^1].AsSpan(_used));
            PackedRow added = new(_blocks.Count - 1, _used, row.Length);
            _used += row.Length;
            return added;
        }
    }

    /// <summary>A row that was added before.</summary>
    public ReadOnlySpan<byte> this[PackedRow row] => _blocks[row.Block].AsSpan(row.Start, row.Length);
}
