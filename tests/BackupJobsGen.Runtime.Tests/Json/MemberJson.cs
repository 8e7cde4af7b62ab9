namespace BackupJobsGen.Runtime.Tests;

/// <summary>JSON for a member of each kind that is read and written.</summary>
internal static class MemberJson
{
    private static readonly (string Kind, string Json)[] Common =
    [
        ("String", "\"x\""),
        ("Boolean", "true"),
        ("Int32", "-1"),
        ("Int64", "9007199254740993"),
        ("Double", "1.5"),
        ("Decimal", "1.10"),
        ("Date", "\"2024-05-01\""),
        ("Time", "\"12:00:00\""),
        ("DateTime", "\"2024-05-01T12:00:00Z\""),
        ("Rfc1123", "\"Wed, 01 May 2024 12:00:00 GMT\""),
        ("UnixTime", "1714564800"),
        ("Duration", "\"PT1H\""),
        ("Uuid", "\"0f8fad5b-d9cb-469f-a165-70867728950e\""),
        ("Base64", "\"//4=\""),
        ("Base64Url", "\"__4\""),
        ("Enum", "\"Invalid\""),
        ("Model", "{\"id\":\"1\"}"),
        ("List", "[1,2]"),
        ("Map", "{\"k\":\"v\"}"),
    ];

    /// <summary>Rows of a kind and its JSON: the common ones, and these.</summary>
    public static TheoryData<string, string> And(params (string Kind, string Json)[] more)
    {
        TheoryData<string, string> rows = new();
        foreach ((string kind, string json) in Common.Concat(more))
            rows.Add(kind, json);
        return rows;
    }
}
