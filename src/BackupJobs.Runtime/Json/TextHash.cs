using System.Buffers.Binary;

namespace BackupJobs.Runtime;

/// <summary>A quick hash of short texts for fixed-size tables, made of length, start, middle and end. Not for open-ended ones.</summary>
internal static class TextHash
{
    public static uint Of(ReadOnlySpan<byte> text)
    {
        ulong mix = (ulong)text.Length * 0x9E3779B97F4A7C15;
        if (text.Length >= 8)
        {
            mix ^= BinaryPrimitives.ReadUInt64LittleEndian(text);
            mix *= 0xFF51AFD7ED558CCD;
            mix ^= BinaryPrimitives.ReadUInt64LittleEndian(text[((text.Length - 8) / 2)..]);
            mix *= 0xC4CEB9FE1A85EC53;
            mix ^= BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
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
