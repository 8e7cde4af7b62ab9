using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Reads the items of one response. Its errors say which item, where in the body, and what is wrong with it.</summary>
internal sealed class ItemReader(ApiRequest request, ApiResponse response, ApiClientOptions options)
{
    /// <summary>Reads an item.</summary>
    /// <param name="json">The item.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="number">Number of the item, from 1.</param>
    /// <param name="position">Its position in the body.</param>
    /// <param name="item">The item.</param>
    /// <returns>False where it does not fit and was reported.</returns>
    /// <exception cref="ApiException">The item cannot be read.</exception>
    public bool TryRead<T>(ReadOnlySpan<byte> json, JsonRead<T> read, int number, long position, [MaybeNullWhen(false)] out T item)
    {
        try
        {
            item = ApiPipeline.Parse(json, read);
            return true;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            item = default;
            Exception located = fault is JsonReadException { Path: null } bare ? bare.Locate(json) : fault;
            if (options.UnreadableItemFound is not { } report || located is not JsonReadException unfit || Capture(json) is not { } raw)
                throw Unreadable(number, position, json, located);
            report(new UnreadableItem(number - 1, raw, unfit));
            return false;
        }
    }

    /// <summary>The body ended, or did not continue, before the item was there.</summary>
    public ApiException Broken(int number, long position, Exception fault) =>
        Create(number, position, fault is ItemTooLongException ? fault.Message : $"was not received: {fault.Message}", null, fault);

    /// <summary>The body ended in the middle of the item.</summary>
    public ApiException Truncated(int number, long position, ReadOnlySpan<byte> item) =>
        Create(number, position, "is not complete", ErrorBody.Text(item), new EndOfStreamException());

    /// <summary>The whole response is not what was asked for.</summary>
    public ApiException Unusable(string reason) =>
        new(response, request.Operation.Id, Message(reason, null), null, "", null, isUnreadable: true, null) { IsPermanent = true };

    private ApiException Unreadable(int number, long position, ReadOnlySpan<byte> item, Exception fault) =>
        Create(
            number, position,
            "cannot be read: " + (fault is JsonReadException ? fault.Message : "it is not the JSON that the document declares"),
            ErrorBody.Text(item), fault);

    private ApiException Create(int number, long position, string reason, string? raw, Exception fault) =>
        new(
            response, request.Operation.Id,
            Message(string.Create(CultureInfo.InvariantCulture, $"item {number} (at byte {position} of the body) {reason}"), raw), null,
            raw ?? "", null, isUnreadable: true, fault)
        {
            IsPermanent = fault is JsonException or ItemTooLongException or InvalidOperationException,
        };

    private string Message(string reason, string? raw) =>
        request.Mask(ApiExceptionText.Unreadable(request.Operation, response, reason, raw is null ? null : request.MaskBody(raw)));

    // Null where the item is not JSON at all.
    private static RawJson? Capture(ReadOnlySpan<byte> json)
    {
        try
        {
            return ApiPipeline.Parse(json, RawJson.CaptureAnyDepth);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
