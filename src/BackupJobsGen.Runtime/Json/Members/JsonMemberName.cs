using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>A member's JSON name in the forms that readers and writers need.</summary>
internal readonly struct JsonMemberName(string name)
{
    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>With quotes and colon, as in nearly every payload.</summary>
    public byte[] Quoted { get; } =
        [
            (byte)'"',
            .. JsonEncodedText.Encode(Encoding.UTF8.GetBytes(name), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes,
            (byte)'"', (byte)':'
        ];
}
