namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code that waits for a final status.</summary>
public class StatusTests
{
    [Fact]
    public void Declared_status() => Snapshot.Verify(
        Snapshot.OpenApi(
            """
            "/boxes/{id}": { "get": { "operationId": "Boxes_Get", "summary": "A box.",
              "x-bjg-status": { "member": "fill.state", "succeeded": [ "full" ], "failed": [ "burst", "lost" ] },
              "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Box" } } } } } } }
            """,
            """
            "Box": { "type": "object", "properties": { "fill": { "type": "object", "properties": { "state": { "type": "string" } } } } }
            """),
        ["BoxesOperations"]);
}
