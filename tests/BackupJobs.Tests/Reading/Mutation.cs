using System.Globalization;
using System.Text;

namespace BackupJobs.Tests.Reading;

/// <summary>Breaks a payload, first as JSON, then as bytes. The same breaks for the same random numbers.</summary>
internal sealed class Mutation(Random random, IReadOnlyList<string> names)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "2", "3", "12.0", "1e0", "0.1e1", "-1", "64.5", "2147483647", "2147483648", "-2147483648",
        "-2147483649", "9223372036854775808",
        "1e308", "1e309", "-1e400", "5e-324", "1e-400", "79228162514264337593543950336", "0.30000000000000004",
        "1.00000000000000000000000000000000000001",
        "\"\"", "\"a\"", "\"true\"", "\"FALSE\"", "\"12\"", "\"+12\"", "\" 12\"", "\"012\"", "\"1.\"", "\".5\"", "\"1e3\"", "\"1,000\"",
        "\"NaN\"", "\"-Infinity\"", "\"nan\"", "\"Infinity\"", "\"0x1\"",
        "\"0001-01-01T00:00:00\"", "\"0001-01-01T00:00:00+02:00\"", "\"0001-01-01T00:00:00.0000001\"", "\"0001-01-01T02:00:00+02:00\"",
        "\"9999-12-31T23:59:59.9999999-00:01\"", "\"2024-02-30T00:00:00Z\"", "\"2024-02-29\"",
        "\"2023-02-29\"", "\"2024-10-13T10:09:27.28013421234Z\"", "\"2024-10-13 10:09Z\"", "\"2024-10-13t10:09:60z\"",
        "\"2024-10-13T24:00:00Z\"", "\"2024-10-13T10:09:27,5+0530\"", "\"2024-10-13T10:09:27+14\"",
        "\"2024-10-13T10:09:27-14:01\"", "\"2024-10-13T10:09:27+\"", "\"0000-01-01\"", "\"2024-13-01\"", "\"2024-10-13T\"",
        "\"10/13/2024 10:09:31 AM\"",
        "\"PT8H20M24.524619S\"", "\"00:20:23.0896697\"", "\"-1.02:03:04\"", "\"P1Y\"", "\"P1M\"", "\"P\"", "\"PT\"", "\"P1W2DT3H4M5,6S\"",
        "\"-PT0S\"", "\"PT1.5M\"", "\"PT5M4H\"", "\"P10675199DT2H48M5.4775807S\"",
        "\"-P10675199DT2H48M5.4775808S\"", "\"P10675199DT2H48M5.4775808S\"", "\"24:00:00\"", "\"1:2:3\"", "\"00:00:60\"",
        "\"PT9999999999999999999S\"", "\"P1D T\"", "\"PT1H1H\"",
        "\"Cancellable\"", "\"cancellable\"", "\"AzureIaasVM\"", "\"azureiaasvm\"", "\"\\u0043ancellable\"", "\"\\ud83d\\ude00\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud800x\"", "\"é\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"AzureIaaSVMJob\"", "\"AZUREIAASVMJOB\"", "\"\\u0041zureIaaSVMJob\"", "\"AzureIaaSVMJobV2\"", "\"AzureStorageJob\"",
        "\"AzureWorkloadJob\"", "\"DpmJob\"", "\"MabJob\"", "\"mabJob\"", "\"VaultJob\"", "\"NewJob\"", "\"Job\"", "\"UnknownJob\"",
        "{}", "[]", "[null]", "[{}]", "[1]", "[\"Cancellable\"]", "[\"Cancellable\",null]", "{\"a\":null}", "{\"a\":\"b\",\"a\":\"c\"}",
        "{\"a\":\"b\",\"\\ud800\":\"c\"}", "{\"properties\":{}}", "{\"jobType\":5}", "{\"jobType\":\"DpmJob\"}",
    ];

    private static readonly string[] Spaces = ["", "", " ", "\n", "\r\n\t "];

    private static readonly byte[] Odd =
        [
            0x00, 0x1F, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)',', (byte)':', (byte)'0', (byte)'-',
            (byte)'e', (byte)'n', (byte)' ', 0x7F, 0x80, 0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF5, 0xFF
        ];

    public byte[] Break(JsonTree seed)
    {
        JsonTree tree = seed.Copy();
        for (int edits = random.Next(5); edits > 0; edits--)
            Edit(tree);
        List<byte> json = [.. Encoding.UTF8.GetBytes(tree.Text(Spaces[random.Next(Spaces.Length)]))];
        // Most payloads stay JSON: what is none is refused before much is compared.
        for (int edits = random.Next(4) == 0 ? random.Next(1, 4) : 0; edits > 0 && json.Count > 0; edits--)
            EditBytes(json);
        return [.. json];
    }

    private void Edit(JsonTree root)
    {
        List<JsonTree> all = [.. root.All()];
        JsonTree value = all[random.Next(all.Count)];
        switch (random.Next(8))
        {
            case 0 or 1:
                value.Children.Clear();
                value.Scalar = Pick(Values);
                break;
            case 2:
                value.Nest(random.Next(2) == 0);
                for (int more = random.Next(8) == 0 ? random.Next(70) : 0; more > 0; more--)
                    value.Nest(random.Next(2) == 0);
                break;
            case 3 when value.Scalar is ['"', _, .., '"'] text:
                value.Scalar = $"\"{Escaped(text[1..^1])}\"";
                break;
            default:
                List<JsonTree> parents = [.. all.Where(static one => one.Children.Count > 0)];
                if (parents.Count > 0)
                    EditChildren(parents[random.Next(parents.Count)], all);
                break;
        }
    }

    private void EditChildren(JsonTree parent, List<JsonTree> all)
    {
        int at = random.Next(parent.Children.Count);
        (string name, JsonTree value) = parent.Children[at];
        switch (random.Next(7))
        {
            case 0:
                parent.Children.RemoveAt(at);
                break;
            case 1:
                parent.Children.Insert(random.Next(parent.Children.Count + 1), (name, value.Copy()));
                break;
            case 2:
                parent.Children.Insert(random.Next(parent.Children.Count + 1), (name, JsonTree.Of(Pick(Values))));
                break;
            case 3:
                parent.Children[at] =
                    (random.Next(4) == 0 ? Pick(["", "a'b", "Value", "é", "\\ud800", "\\udfffx", "\\u0000", "x\\ty"]) : Pick(names), value);
                break;
            case 4:
                parent.Children[at] = (Escaped(name), value);
                break;
            case 5:
                parent.Children.RemoveAt(at);
                parent.Children.Insert(random.Next(parent.Children.Count + 1), (name, value));
                break;
            default:
                parent.Children[at] = (name, all[random.Next(all.Count)].Copy());
                break;
        }
    }

    /// <summary>The same text with some of its characters as escapes.</summary>
    private string Escaped(string text)
    {
        StringBuilder escaped = new();
        bool isEscape = false;
        foreach (char c in text)
        {
            bool plain = isEscape || c == '\\' || text.Contains('\\', StringComparison.Ordinal) || random.Next(3) > 0;
            isEscape = c == '\\' && !isEscape;
            escaped.Append(plain ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
        }

        return escaped.ToString();
    }

    private void EditBytes(List<byte> json)
    {
        int at = random.Next(json.Count);
        byte odd = Odd[random.Next(Odd.Length)];
        switch (random.Next(6))
        {
            case 0:
                json[at] = odd;
                break;
            case 1:
                json[at] = (byte)random.Next(256);
                break;
            case 2:
                json.Insert(at, odd);
                break;
            case 3:
                json.RemoveAt(at);
                break;
            case 4:
                json.RemoveRange(at, Math.Min(json.Count - at, random.Next(1, 20)));
                break;
            default:
                json.RemoveRange(at, json.Count - at);
                break;
        }
    }

    private string Pick(IReadOnlyList<string> texts) => texts[random.Next(texts.Count)];
}
