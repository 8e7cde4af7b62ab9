using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Wraps a reader so that it also accepts null; for the items of lists and the values of maps.</summary>
internal static class JsonNullable
{
    public static JsonTryRead<T?> Reference<T>(JsonTryRead<T> item)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(item);
        return OrNull;

        bool OrNull(ref JsonTokenReader reader, out T? value)
        {
            value = null;
            return reader.TokenType == JsonTokenType.Null || item(ref reader, out value);
        }
    }

    public static JsonTryRead<T?> Value<T>(JsonTryRead<T> item)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(item);
        return OrNull;

        bool OrNull(ref JsonTokenReader reader, out T? value)
        {
            value = null;
            if (reader.TokenType == JsonTokenType.Null)
                return true;
            bool fits = item(ref reader, out T read);
            value = read;
            return fits;
        }
    }
}
