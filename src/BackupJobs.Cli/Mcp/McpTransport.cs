using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>
/// Messages over standard input and output. The protocol's library ignores lines that are not messages, drops answers after the end of the
/// input, and waits for all calls then. Here such lines are answered, so that the sender learns of its mistake, and at the end of the input
/// what is nearly done is answered, and the rest is ended.
/// </summary>
internal sealed class McpTransport : ITransport
{
    private const int LongestLine = 4 * 1024 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Stream _input;
    private readonly TimeProvider _time;
    private readonly Pipe _messages = new();
    private readonly StreamServerTransport _inner;
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentDictionary<RequestId, bool> _open = new();
    private readonly TaskCompletionSource _allAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasEnded;
    private bool _isTooLong;

    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="time">Clock.</param>
    public McpTransport(Stream input, Stream output, TimeProvider time)
    {
        (_input, _time) = (input, time);
        _inner = new StreamServerTransport(_messages.Reader.AsStream(), output, "backup-jobs");
    }

    public string? SessionId => _inner.SessionId;

    public ChannelReader<JsonRpcMessage> MessageReader => _inner.MessageReader;

    /// <summary>Cancelled soon after the end of the input: the results of calls that still run have no reader.</summary>
    public CancellationToken Over => _over.Token;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            await _inner.SendMessageAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (message is JsonRpcMessageWithId and not JsonRpcRequest)
                Close(((JsonRpcMessageWithId)message).Id);
        }
    }

    /// <summary>Reads until the end of the input, which ends the server.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        PipeReader reader = PipeReader.Create(_input);
        try
        {
            ReadResult read;
            do
            {
                read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                ReadOnlySequence<byte> rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    await AcceptAsync(rest.Slice(0, end), cancellationToken).ConfigureAwait(false);
                    rest = rest.Slice(rest.GetPosition(1, end));
                }

                if (read.IsCompleted)
                    await AcceptAsync(rest, cancellationToken).ConfigureAwait(false);
                else if (rest.Length > LongestLine)
                    (_isTooLong, rest) = (true, rest.Slice(rest.End));
                reader.AdvanceTo(rest.Start, rest.End);
            }
            while (!read.IsCompleted);
        }
        finally
        {
            _hasEnded = true;
            CheckAnswered();
            await _allAnswered.Task.WaitAsync(Grace, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _over.CancelAsync().ConfigureAwait(false);
            await _messages.Writer.CompleteAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync().ConfigureAwait(false);
        _over.Dispose();
    }

    private async Task AcceptAsync(ReadOnlySequence<byte> line, CancellationToken cancellationToken)
    {
        bool isTooLong = _isTooLong || line.Length > LongestLine;
        _isTooLong = false;
        if (!isTooLong && IsBlank(line))
            return;
        McpLine read = isTooLong ? McpLine.TooLong : McpLine.Read(line);
        if (read.Refusal is { } refusal)
        {
            await SendMessageAsync(refusal, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (read.Opened is { } opened)
            _open[opened] = true;
        if (read.Closed is { } closed)
            Close(closed);
        foreach (ReadOnlyMemory<byte> part in line)
            await _messages.Writer.WriteAsync(part, cancellationToken).ConfigureAwait(false);
        await _messages.Writer.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private void Close(RequestId id)
    {
        _open.TryRemove(id, out _);
        CheckAnswered();
    }

    private void CheckAnswered()
    {
        if (_hasEnded && _open.IsEmpty)
            _allAnswered.TrySetResult();
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (ReadOnlyMemory<byte> part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        }

        return true;
    }
}
