using System.Text;

namespace BackupJobs.Cli.Tests.Output;

public class PackedRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(70_000)]
    public void Rows_are_kept_as_they_are_whatever_their_length(int length)
    {
        PackedRows packed = new();
        string[] rows = [.. Enumerable.Range(0, 300).Select(i => new string((char)(' ' + (i % 90)), i % 7 == 0 ? 3 : length))];

        PackedRow[] kept = [.. rows.Select(row => packed.Add(Encoding.UTF8.GetBytes(row)))];

        Assert.Equal(rows, kept.Select(row => Encoding.UTF8.GetString(packed[row])));
    }

    [Fact]
    public void Vaults_that_are_read_at_once_do_not_mix_their_rows()
    {
        PackedRows packed = new();
        PackedRow[] kept = new PackedRow[20_000];

        Parallel.For(0, kept.Length, i => kept[i] = packed.Add(BitConverter.GetBytes(i)));

        Assert.All(kept.Index(), row => Assert.Equal(row.Index, BitConverter.ToInt32(packed[row.Item])));
    }
}
