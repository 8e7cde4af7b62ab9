using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Reads and writes records of a generated client as JSON, without reflection.</summary>
/// <example><code>
/// JobResource job = ApiJson.Read&lt;JobResource&gt;(File.ReadAllBytes("job.json"));
/// string json = ApiJson.Write(job).ToString();
/// </code></example>
public static class ApiJson
{
    /// <summary>Reads a record.</summary>
    /// <typeparam name="T">A record of a generated client.</typeparam>
    /// <param name="utf8">One JSON value in UTF-8.</param>
    /// <exception cref="JsonReadException">A required member is missing or unusable; the exception has its path.</exception>
    /// <exception cref="JsonException">The input is not a single JSON value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8)
        where T : IJsonModel<T>
    {
        JsonTokenReader reader = new(utf8);
        try
        {
            reader.Read();
            T value = T.ReadJson(ref reader);
            // Throws if anything follows the value.
            reader.Read();
            return value;
        }
        catch (JsonReadException fault) when (fault.Path is null)
        {
            throw fault.Locate(utf8);
        }
    }

    /// <summary>Reads a record.</summary>
    /// <param name="json">One JSON value.</param>
    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T Read<T>(string json)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read<T>(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Writes a record with all its members, unknown ones included.</summary>
    /// <typeparam name="T">A record of a generated client.</typeparam>
    /// <param name="value">The record.</param>
    /// <returns>The JSON: <see cref="RawJson.Utf8"/> or <see cref="RawJson.ToString"/>.</returns>
    public static RawJson Write<T>(T value)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return RawJson.From<IJsonModel>(value, JsonObjects.Write);
    }
}
