using System.Globalization;

namespace BackupJobs.Tests.Jobs;

public class SizeTextTests
{
    [Theory]
    [InlineData("2332 MB", 2332L << 20)]
    [InlineData("1.5 GB", 3L << 29)]
    [InlineData("1,024KB", 1L << 20)]
    [InlineData("12 Bytes", 12L)]
    [InlineData("7 B", 7L)]
    [InlineData("0 MB", 0L)]
    [InlineData("many", null)]
    [InlineData("12", null)]
    [InlineData("GB", null)]
    [InlineData("99999999999999 TB", null)]
    public void Text_with_a_unit_is_read(string text, long? bytes)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("cs-CZ");
        try
        {
            Assert.Equal(bytes, SizeText.TryRead(text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Backup Size", "2332 MB", 2332L << 20)]
    [InlineData("backup size ", "2332 MB", 2332L << 20)]
    [InlineData("Data Transferred (in MB)", "10", 10L << 20)]
    [InlineData("VM Name", "10 MB", null)]
    public void The_bag_is_searched_for_the_known_keys(string key, string value, long? bytes) =>
        Assert.Equal(bytes, SizeText.FindTransferred([new("Other", "1 GB"), new(key, value)]));
}
