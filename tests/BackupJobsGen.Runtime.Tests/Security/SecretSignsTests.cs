using System.Text.RegularExpressions;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>The short cut for strings without secrets must never pass by one that a pattern would find.</summary>
public sealed class SecretSignsTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        "password", "pwd", "pass", "passphrase", "pin", "connection_string", "signature", "credential", "base64",
        "client-assertion", "sasuri", "token", "userkey", "sig", "key", "Secret", "api-key", "Authorization",
        "cookie", "Bearer", "basic", "PoP", "SharedKeyLite", "T", "Z", "value", "name", "https", "://", "%3A%2F%2F",
        "@", "&#64;", ":", "=", "%3D", "&", "?", ";", "\\", "\\u003d", "\"", "'", "<", ">", "-----BEGIN ",
        "PRIVATE KEY", "-----", "--", " ", "\t", "eyJhbGciOiJkaXIi.", "abc8Q~",
        "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQ", "==", "0123456789abcdef", "12:30", "2026-11-29", "{", "}",
        "[", "]", ",", ".", "/", "\u212A", "\u017F").Array[1, 10].Select(string.Concat);

    [Fact]
    public void A_string_without_signs_has_no_secret() => Text.Sample(
        text =>
        {
            if (SecretSigns.AreIn(text))
                return;
            foreach ((Regex pattern, _) in SecretPatterns.All)
                Assert.DoesNotMatch(pattern, text);
        },
        iter: 50_000);

    [Theory]
    [InlineData("error 400239: the agent could not be reached")]
    [InlineData("server042")]
    [InlineData("2026-11-29 12:30:45")]
    [InlineData("00:09:00.1230000")]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg1")]
    [InlineData("The VM agent could not be reached, so that no snapshot was taken.")]
    public void Names_times_and_sentences_take_the_short_cut(string text) => Assert.False(SecretSigns.AreIn(text));

    [Theory]
    [InlineData("BEARER abcdefghijkl")]
    [InlineData("a sharedkey of some account")]
    [InlineData("the PassWord: x")]
    [InlineData("--pin 1")]
    [InlineData("HTTPS://user@host")]
    public void Words_are_found_in_any_case(string text) => Assert.True(SecretSigns.AreIn(text));
}
