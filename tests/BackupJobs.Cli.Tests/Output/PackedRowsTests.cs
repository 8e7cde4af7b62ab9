using System.Text;

namespace BackupJobs.Cli.Tests.Output;

public class PackedRowsTests
{
    [Theory]
    [InlineData(1, 512)]
    [InlineData(700, 512)]
    [InlineData(700, 1)]
    [InlineData(70_000, 512)]
    [InlineData(70_000, 2)]
    public void Rows_are_kept_as_they_are_whatever_their_length(int length, int mostInMemory)
    {
        using PackedRows packed = new(mostInMemory);
        string[] rows = [.. Enumerable.Range(0, 300).Select(i => new string((char)(' ' + (i % 90)), i % 7 == 0 ? 3 : length))];

        PackedRow[] kept = [.. rows.Select(row => packed.Add(Encoding.UTF8.GetBytes(row)))];

        Assert.Equal(rows, kept.Select(row => Encoding.UTF8.GetString(packed[row])));
        Assert.Equal(rows.Reverse(), kept.Reverse().Select(row => Encoding.UTF8.GetString(packed[row])));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_list_beyond_its_limit()
    {
        using PackedRows packed = new(mostInMemory: 3);
        byte[] row = new byte[1000];
        packed.Add(row);
        long before = GC.GetAllocatedBytesForCurrentThread();

        // 10 MB.
        for (int i = 0; i < 10_000; i++)
            packed.Add(row);

        Assert.Equal(3, packed.InMemory);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5 * PackedRows.BlockSize);
    }

    [Fact]
    public void Characters_are_kept_as_UTF8()
    {
        using PackedRows packed = new();

        PackedRow row = packed.Add("počítač 名前 😀");

        Assert.Equal("počítač 名前 😀", Encoding.UTF8.GetString(packed[row]));
    }

    [Fact]
    public void Vaults_that_are_read_at_once_do_not_mix_their_rows()
    {
        using PackedRows packed = new(mostInMemory: 1);
        PackedRow[] kept = new PackedRow[20_000];

        Parallel.For(0, kept.Length, i => kept[i] = packed.Add(BitConverter.GetBytes(i)));

        Assert.All(kept.Index(), row => Assert.Equal(row.Index, BitConverter.ToInt32(packed[row.Item])));
    }
}
