using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of the main constructs.</summary>
public class ConstructTests
{
    [Fact]
    public void Record() => Snapshot.Verify(
        Swagger.Thing(
            """
            "id": { "type": "string", "readOnly": true, "description": "Its id <b>in ARM</b>." },
            "name": { "type": "string" },
            "startTime": { "type": "string", "format": "date-time" },
            "limit": { "type": "integer", "format": "int32" },
            "parent": { "type": "string", "x-nullable": true },
            "version": { "type": "string", "enum": ["v1"] },
            "tags": { "type": "object", "additionalProperties": { "type": "string" } },
            "parts": { "type": "array", "items": { "$ref": "#/definitions/Part" } },
            "sasKey": { "type": "string", "x-ms-secret": true }
            """,
            "\"name\", \"limit\", \"parent\", \"version\"",
            """
            "Part": { "type": "object", "properties": { "size": { "type": "integer", "format": "int64" } } }
            """),
        ["Thing"]);

    [Fact]
    public void Hierarchy() => Snapshot.Verify(
        Swagger.Thing(
            """
            "job": { "$ref": "#/definitions/Job" }
            """,
            definitions: """
            "Job": { "type": "object", "discriminator": "jobType", "required": ["jobType"], "properties": { "jobType": {
              "type": "string" }, "status": { "type": "string" } } },
            "VmJob": { "allOf": [{ "$ref": "#/definitions/Job" }], "x-ms-discriminator-value": "AzureIaaSVMJob", "properties": { "vm": {
              "type": "string" } } },
            "VmJobV2": { "allOf": [{ "$ref": "#/definitions/VmJob" }], "x-ms-discriminator-value": "AzureIaaSVMJobV2", "properties": {
              "generation": { "type": "string" } } }
            """),
        ["Job", "VmJob", "VmJobV2", "UnknownJob"]);

    [Fact]
    public void Enum() => Snapshot.Verify(
        Swagger.Thing(
            """
            "color": { "type": "string", "enum": ["Red", "dark-green", "", "1"], "description": "What it looks like.", "x-ms-enum": {
              "name": "Color" } },
            "level": { "type": "integer", "enum": [0, 1, 2], "x-ms-enum": { "name": "Level" } }
            """),
        ["Color", "Level"]);

    [Fact]
    public void Operations() => Snapshot.Verify(
        Swagger.Document(
            """
            "/vaults/{vaultName}/jobs": { "get": {
              "operationId": "Jobs_List", "summary": "Lists the jobs.",
              "parameters": [
                { "name": "api-version", "in": "query", "type": "string", "required": true },
                { "name": "vaultName", "in": "path", "type": "string", "required": true, "description": "Name of the vault." },
                { "name": "$filter", "in": "query", "type": "string" },
                { "name": "$top", "in": "query", "type": "integer", "format": "int32" }],
              "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/JobList" } }, "default": {
                "description": "", "schema": { "$ref": "#/definitions/Fault" } } },
              "x-ms-pageable": { "nextLinkName": "nextLink" } } },
            "/vaults/{vaultName}/jobs/{jobName}": {
              "put": {
                "operationId": "Jobs_Create",
                "parameters": [
                  { "name": "vaultName", "in": "path", "type": "string", "required": true },
                  { "name": "jobName", "in": "path", "type": "string", "required": true },
                  { "name": "job", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Job" } }],
                "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Job" } }, "202": { "description": "" } },
                "x-ms-long-running-operation": true },
              "get": {
                "operationId": "Jobs_Get",
                "parameters": [
                  { "name": "vaultName", "in": "path", "type": "string", "required": true },
                  { "name": "jobName", "in": "path", "type": "string", "required": true }],
                "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Job" } }, "204": { "description": "" },
                  "404": { "description": "", "schema": { "$ref": "#/definitions/Fault" } } } } },
            "/ping": { "get": { "operationId": "Ping", "deprecated": true, "responses": { "200": { "description": "" } } } }
            """,
            """
            "JobList": { "type": "object", "properties": { "value": { "type": "array", "items": { "$ref": "#/definitions/Job" } },
              "nextLink": { "type": "string" } } },
            "Job": { "type": "object", "properties": { "status": { "type": "string" } } },
            "Fault": { "type": "object", "properties": { "code": { "type": "string" } } }
            """),
        ["TestClient", "JobsOperations"]);
}
