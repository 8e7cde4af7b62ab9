using System.Text;

namespace BackupJobs.Cli;

/// <summary>A row in <see cref="PackedRows"/>.</summary>
internal readonly record struct PackedRow(int Block, int Start, int Length);

/// <summary>
/// Keeps many rows until all of them are known. They share large blocks: the garbage collector has a few objects to look at and to move
/// instead of one for each row. The blocks of a long list are in a temporary file.
/// </summary>
/// <param name="mostInMemory">How many blocks are kept in memory.</param>
internal sealed class PackedRows(int mostInMemory = PackedRows.MostInMemory) : IDisposable
{
    // Below the size from which objects are collected only with the oldest.
    public const int BlockSize = 64 * 1024;

    // 32 MB.
    private const int MostInMemory = 512;

    private readonly Lock _lock = new();
    private readonly List<byte[]?> _blocks = [];
    private readonly BlockFile _file = new();
    private int _used = BlockSize;

    /// <summary>How many blocks are in memory, and not in the file.</summary>
    public int InMemory { get; private set; }

    /// <summary>Copies a row. Several vaults are read at once.</summary>
    public PackedRow Add(ReadOnlySpan<byte> row)
    {
        lock (_lock)
        {
            row.CopyTo(Room(row.Length));
            return Added(row.Length);
        }
    }

    /// <summary>Copies a row as UTF-8.</summary>
    public PackedRow Add(ReadOnlySpan<char> row)
    {
        int length = Encoding.UTF8.GetByteCount(row);
        lock (_lock)
        {
            Encoding.UTF8.GetBytes(row, Room(length));
            return Added(length);
        }
    }

    /// <summary>A row that was added before; valid until the next one is read. One thread reads.</summary>
    public ReadOnlySpan<byte> this[PackedRow row] =>
        (_blocks[row.Block] ?? _file.Read(row.Block)).AsSpan(row.Start, row.Length);

    public void Dispose() => _file.Dispose();

    private Span<byte> Room(int length)
    {
        if (length > BlockSize - _used)
        {
            // Each byte that is read was written before.
            _blocks.Add(Free() is { } free && free.Length >= length
                ? free
                : GC.AllocateUninitializedArray<byte>(Math.Max(BlockSize, length)));
            InMemory++;
            _used = 0;
        }

        return _blocks[^1].AsSpan(_used);
    }

    // The buffer of a full block that the file has.
    private byte[]? Free()
    {
        int full = _blocks.Count - 1;
        if (InMemory < mostInMemory || !_file.TryWrite(full, _blocks[full].AsSpan(0, _used)))
            return null;
        byte[] free = _blocks[full]!;
        _blocks[full] = null;
        InMemory--;
        return free;
    }

    private PackedRow Added(int length)
    {
        PackedRow added = new(_blocks.Count - 1, _used, length);
        _used += length;
        return added;
    }
}
