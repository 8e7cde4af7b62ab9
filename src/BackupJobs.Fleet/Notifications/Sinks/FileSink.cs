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
        Close();
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
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // A full disk may have taken half of the line: the next attempt opens the file, which mends its end.
            Close();
            return Delivery.TryAgain(Reason(fault));
        }
        finally
        {
            _writer.Release();
        }
    }

    private string Reason(Exception fault) =>
        fault.Message.Contains(_options.Path, StringComparison.Ordinal) ? fault.Message : $"{_options.Path}: {fault.Message}";

    private void Append(ReadOnlySpan<byte> line)
    {
        if (!File.Exists(_options.Path))
            Close();
        _file ??= Open();
        if (IsFull(_file.Length, line.Length))
        {
            Close();
            Rotate();
            _file = Open();
        }

        _file.Write(line);
        _file.Flush(flushToDisk: true);
    }

    private bool IsFull(long length, int more) => length > 0 && length + more > _options.MaxBytes;

    private FileStream Open()
    {
        // The mode of the file before stays: the operator may have given a group the right to read.
        FileStream file = PrivateFile.Open(_options.Path, FileShare.Read | FileShare.Delete, Older(1));
        try
        {
            TornLine.Mend(file);
            return file;
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }
    }

    private void Close()
    {
        FileStream? file = _file;
        // First, for a file that cannot even be closed must not be used again.
        _file = null;
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // What failed before is reported.
        }
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
