using System.Buffers.Binary;

namespace BackupJobsGen.Runtime;

/// <summary>A quick hash of short strings, computed from length, start and end. For tables of fixed size only.</summary>
internal static class TextHash
{
    public static uint Of(ReadOnlySpan<byte> text)
    {
        ulong mix = (ulong)text.Length * 0x9E3779B97F4A7C15;
        if (text.Length >= 8)
        {
            mix ^= BinaryPrimitives.ReadUInt64LittleEndian(text);
            mix *= 0xFF51AFD7ED558CCD;
            mix ^= BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        }
        else if (text.Length >= 4)
        {
            mix ^= BinaryPrimitives.ReadUInt32LittleEndian(text) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32;
        }
        else
        {
            foreach (byte b in text)
                mix = (mix ^ b) * 0x100000001B3;
        }

        mix *= 0xFF51AFD7ED558CCD;
        return (uint)(mix >> 32);
    }
}
