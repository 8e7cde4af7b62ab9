namespace BackupJobs.Fleet.Notifications;

/// <summary>The end of a file of JSON lines that a killed process or a full disk has left in the middle of a line.</summary>
internal static class TornLine
{
    private const int Block = 64 * 1024;

    /// <summary>Removes half a line, whose end was not reported as delivered, and moves to the end of the file.</summary>
    public static void Mend(FileStream file)
    {
        long end = AfterLastLine(file);
        file.Seek(end, SeekOrigin.Begin);
        if (end < file.Length && file.ReadByte() != '{')
        {
            // A line of another program is not ours to remove.
            file.Seek(0, SeekOrigin.End);
            file.WriteByte((byte)'\n');
            return;
        }

        if (end < file.Length)
            file.SetLength(end);
        file.Seek(0, SeekOrigin.End);
    }

    private static long AfterLastLine(FileStream file)
    {
        byte[] block = new byte[Block];
        for (long until = file.Length; until > 0;)
        {
            long from = Math.Max(0, until - Block);
            file.Seek(from, SeekOrigin.Begin);
            Span<byte> read = block.AsSpan(0, (int)(until - from));
            file.ReadExactly(read);
            int last = read.LastIndexOf((byte)'\n');
            if (last >= 0)
                return from + last + 1;
            until = from;
        }

        return 0;
    }
}
