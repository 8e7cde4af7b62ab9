using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Lets <see cref="JsonSerializer"/>, and a user's own serializer context, read and write a model.</summary>
/// <typeparam name="T">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonModelConverter<T> : JsonConverter<T>
    where T : IJsonModel<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonTokenReader value = JsonCopy.Take(ref reader);
        return T.ReadJson(ref value);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        value.WriteJson(writer, JsonWriteMode.Full);
}
