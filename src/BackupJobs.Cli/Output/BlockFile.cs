namespace BackupJobs.Cli;

/// <summary>A temporary file of blocks, which only its user can read, and which is deleted with the process, however that ends.</summary>
internal sealed class BlockFile : IDisposable
{
    // Rows of several vaults are read in an order that changes between a few blocks.
    private const int Slots = 16;

    private readonly Dictionary<int, (long Offset, int Length)> _places = [];
    private readonly (int Block, byte[] Bytes)[] _read = new (int, byte[])[Slots];
    private FileStream? _file;
    private long _length;
    private bool _isUnusable;

    /// <summary>Appends a block.</summary>
    /// <returns>False if the disk does not take it: the caller keeps the block.</returns>
    public bool TryWrite(int block, ReadOnlySpan<byte> bytes)
    {
        if (_isUnusable)
            return false;
        try
        {
            RandomAccess.Write((_file ??= Create()).SafeFileHandle, bytes, _length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _isUnusable = true;
            return false;
        }

        _places.Add(block, (_length, bytes.Length));
        _length += bytes.Length;
        return true;
    }

    /// <summary>A block that was written; valid until another one is read.</summary>
    public byte[] Read(int block)
    {
        ref (int Block, byte[] Bytes) slot = ref _read[block % Slots];
        (long offset, int length) = _places[block];
        if (slot.Bytes is null || slot.Block != block)
        {
            if (slot.Bytes?.Length != length)
                slot.Bytes = GC.AllocateUninitializedArray<byte>(length);
            slot.Block = block;
            for (int read = 0; read < length;)
            {
                int more = RandomAccess.Read(_file!.SafeFileHandle, slot.Bytes.AsSpan(read), offset + read);
                if (more == 0)
                    throw new EndOfStreamException("A temporary file was truncated.");
                read += more;
            }
        }

        return slot.Bytes;
    }

    public void Dispose() => _file?.Dispose();

    private static FileStream Create()
    {
        string path = Path.Combine(Path.GetTempPath(), $"backup-jobs-{Path.GetRandomFileName()}");
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream file = new(path, options);
        // An open file needs no name there, and a process that is killed would leave it.
        File.Delete(path);
        return file;
    }
}
