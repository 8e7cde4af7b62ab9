using System.Globalization;

namespace BackupJobs.Fleet.Notifications;

/// <summary>Appends each end to a file as one line, which is on the disk before the end counts as delivered.</summary>
internal sealed class FileSink : EndSink, IDisposable
{
    private readonly FileSinkOptions _options;
    private readonly SemaphoreSlim _writer = new(1);
    private FileStream? _file;

    /// <exception cref="ArgumentException">A limit is out of range.</exception>
    public FileSink(FileSinkOptions options, NotificationOptions notifications)
        : base(options.Name, notifications)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBytes, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.KeptFiles, nameof(options));
        _options = options;
    }

    public override Task<Delivery> DeliverAsync(JobEnd end, CancellationToken cancellationToken) =>
        AppendAsync(EndEvent.ToJson(end), cancellationToken);

    public override Task<Delivery> DeliverAsync(Digest digest, CancellationToken cancellationToken) =>
        AppendAsync(DigestEvent.ToJson(digest), cancellationToken);

    public void Dispose()
    {
        _file?.Dispose();
        _writer.Dispose();
    }

    private async Task<Delivery> AppendAsync(byte[] line, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Append([.. line, (byte)'\n']);
            return Delivery.Accepted;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The end of the file is unknown now, for instance on a full disk.
            _file?.Dispose();
            _file = null;
            return Delivery.TryAgain(fault.Message);
        }
        finally
        {
            _writer.Release();
        }
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        if (_file is { } old && (IsFull(old.Length, line.Length) || !File.Exists(_options.Path)))
        {
            old.Dispose();
            _file = null;
        }

        // Another process may have filled the file, and left half a line in it, which is ended first.
        if (_file is null && new FileInfo(_options.Path) is { Exists: true } file && IsFull(file.Length, line.Length + 1))
            Rotate();
        _file ??= Open();
        _file.Write(line);
        _file.Flush(flushToDisk: true);
    }

    private bool IsFull(long length, int more) => length > 0 && length + more > _options.MaxBytes;

    private FileStream Open()
    {
        // The mode of the file before stays: the operator may have given a group the right to read.
        FileStream file = PrivateFile.Open(_options.Path, FileShare.Read | FileShare.Delete, Older(1));
        if (file.Length > 0)
        {
            // A process that was killed may have left half a line, which must not become part of the next.
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
                file.WriteByte((byte)'\n');
        }

        return file;
    }

    private void Rotate()
    {
        File.Delete(Older(_options.KeptFiles));
        for (int i = _options.KeptFiles - 1; i >= 0; i--)
        {
            if (File.Exists(Older(i)))
                File.Move(Older(i), Older(i + 1));
        }
    }

    private string Older(int number) => number == 0 ? _options.Path : _options.Path + "." + number.ToString(CultureInfo.InvariantCulture);
}
