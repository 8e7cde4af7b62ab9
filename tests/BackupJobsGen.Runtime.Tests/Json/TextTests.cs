using System.Text;
using System.Text.Json;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class TextTests
{
    [Fact]
    public void Any_text_survives_a_round_trip() =>
        Gen.String.Where(static text => IsUnicode(text)).Sample(
            text => Assert.Equal(
                (true, text), Tokens.Read<string>(Written.By(w => JsonScalars.WriteString(w, text)), JsonScalars.TryReadString)),
            seed: "0N0XIzNsQ0O2",
            iter: 3000);

    [Theory]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"\\ud800\"")]
    public void A_token_that_is_not_a_string_does_not_fit(string json)
    {
        Assert.False(Tokens.Read<string>(json, JsonScalars.TryReadString).Fits);
        Assert.False(Tokens.Read<string>(json, JsonScalars.TryReadSecret).Fits);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_do_not_fit_and_are_kept()
    {
        JsonTokenReader reader = new([(byte)'"', 0xFF, (byte)'"']);
        reader.Read();
        Assert.False(JsonScalars.TryReadString(ref reader, out _));
        Assert.Equal<byte>([(byte)'"', 0xFF, (byte)'"'], RawJson.Capture(ref reader).Utf8.ToArray());
    }

    [Fact]
    public void Texts_that_repeat_are_one_string_and_secrets_are_not()
    {
        string json = "\"Microsoft.RecoveryServices/vaults/backupJobs\"";
        Assert.Same(Read(json, JsonScalars.TryReadString), Read(json, JsonScalars.TryReadString));
        Assert.NotSame(Read(json, JsonScalars.TryReadSecret), Read(json, JsonScalars.TryReadSecret));
    }

    [Fact]
    public void The_table_of_texts_never_gives_another_text() =>
        Gen.String[Gen.Char["abc"], 0, 70].Array[200].Sample(
            texts =>
            {
                foreach (string text in texts)
                    Assert.Equal(text, Read($"\"{text}\"", JsonScalars.TryReadString));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 50);

    [Fact]
    public void The_table_of_texts_serves_many_threads() =>
        Parallel.For(0, 20000, i => Assert.Equal($"text {i % 700}", Read($"\"text {i % 700}\"", JsonScalars.TryReadString)));

    [Theory]
    [InlineData("\"7ddead57-bcb9-4269-ac31-6a1b57588700\"", true)]
    [InlineData("\"7DDEAD57-BCB9-4269-AC31-6A1B57588700\"", true)]
    [InlineData("\"7ddead57bcb94269ac316a1b57588700\"", false)]
    [InlineData("\"{7ddead57-bcb9-4269-ac31-6a1b57588700}\"", false)]
    [InlineData("\"6e503ee3-0000-0000-0000-000000000000-Ibz\"", false)]
    [InlineData("5", false)]
    public void A_guid_is_read(string json, bool fits) => Assert.Equal(fits, Tokens.Read<Guid>(json, JsonScalars.TryReadUuid).Fits);

    [Fact]
    public void Bytes_survive_a_round_trip() =>
        Gen.Byte.Array[0, 50].Sample(
            bytes =>
            {
                ValueList<byte> value = bytes;
                Assert.Equal(
                    (true, value),
                    Tokens.Read<ValueList<byte>>(Written.By(w => JsonScalars.WriteBase64(w, value)), JsonScalars.TryReadBase64));
                Assert.Equal(
                    (true, value),
                    Tokens.Read<ValueList<byte>>(Written.By(w => JsonScalars.WriteBase64Url(w, value)), JsonScalars.TryReadBase64Url));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 500);

    [Theory]
    [InlineData("\"-_8=\"", true)]
    [InlineData("\"-_8\"", true)]
    [InlineData("\"+/8\"", false)]
    [InlineData("\"a\"", false)]
    [InlineData("\"a b\"", false)]
    public void Base64url_is_read(string json, bool fits) =>
        Assert.Equal(fits, Tokens.Read<ValueList<byte>>(json, JsonScalars.TryReadBase64Url).Fits);

    private static string? Read(string json, JsonTryRead<string> read)
    {
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return read(ref reader, out string? text) ? text : null;
    }

    private static bool IsUnicode(string text) => text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
