using static BackupJobsGen.Tests.Reading.ApiReading;
using static BackupJobsGen.Tests.Reading.ProblemTests;

namespace BackupJobsGen.Tests.Reading;

/// <summary>Documents of a version that is not known, or with what only another version has; marked as in ProblemTests.</summary>
public static class VersionProblems
{
    public static TheoryData<string, string> Documents { get; } = new()
    {
        { "BJG1006", """{ "openapi": ▶"3.10.0", "paths": {} }""" },
        { "BJG1006", """{ "openapi": ▶"3.3.0", "paths": {} }""" },
        { "BJG3034", Swagger($$""" "/a": { "put": { "requestBody": ▶{}, {{Ok}} } } """) },
        { "BJG3034", Swagger($$""" "/a": { "put": { "servers": ▶[], {{Ok}} } } """) },
        { "BJG3034", OpenApi($$""" "/a": { "get": { {{Ok}} } } """, more: """ "host": ▶"example.com", """) },
        { "BJG3034", OpenApi($$""" "/a": { "get": { {{Ok}} } } """, more: """ "securityDefinitions": ▶{}, """) },
        { "BJG3034", OpenApi($$""" "/a": { "get": { {{Ok}} } } """, more: """ "server": ▶[], """) },
        { "BJG3034",
            OpenApi($$""" "/a": { "get": { {{Ok}} } } """)
                .Replace("\"components\": {", """ "components": { "schema": ▶{}, """, StringComparison.Ordinal) },
        { "BJG3022",
            OpenApi($$""" "/a": { "get": { "parameters": [ { "name": "q", "in": "query", "schema": { "type": "string" }, "content": ▶{ "application/json": {} } } ], {{Ok}} } } """) },
        { "BJG3015", Swagger($$""" "/a": { "get": { "parameters": [ ▶{ "name": "q", "in": "query", "type": "file" } ], {{Ok}} } } """) },
        { "BJG3015",
            Swagger($$""" "/a": { "get": { "parameters": [ ▶{ "name": "q", "in": "query", "type": "array", "items": { "type": "file" } } ], {{Ok}} } } """) },
    };
}
