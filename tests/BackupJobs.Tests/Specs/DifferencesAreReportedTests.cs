using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

/// <summary>Shows that the comparison with upstream can fail: one changed fact gives one difference, at its JSON pointer.</summary>
public class DifferencesAreReportedTests
{
    private readonly SpecFile _original = OurSpecs.Load("2024-04-01/backup.json");

    [Theory]
    [InlineData("/info/version", "\"2024-04-02\"")]
    [InlineData("/host", "\"example.org\"")]
    [InlineData("/schemes", "[\"http\", \"https\"]")]
    [InlineData("/securityDefinitions/azure_auth/flow", "\"password\"")]
    [InlineData("/securityDefinitions/azure_auth/scopes", "{}")]
    [InlineData("/parameters/VaultName/x-ms-parameter-location", null)]
    [InlineData("/parameters/VaultName/x-ms-skip-url-encoding", "true")]
    [InlineData("/parameters/RestrictedVaultName/pattern", "\"^[a-z]+$\"")]
    [InlineData("/parameters/RestrictedVaultName/minLength", "3")]
    [InlineData("/parameters/RestrictedVaultName/maxLength", null)]
    [InlineData("/parameters/ApiVersion/in", "\"header\"")]
    [InlineData("/definitions/Job/required", null)]
    [InlineData("/definitions/Job/required", "[\"jobType\", \"status\"]")]
    [InlineData("/definitions/JobResource/required", "[\"properties\"]")]
    [InlineData("/definitions/Job/discriminator", "\"operation\"")]
    [InlineData("/definitions/Job/properties/startTime/format", "\"date\"")]
    [InlineData("/definitions/Job/properties/status", null)]
    [InlineData("/definitions/Job/properties/description", "{ \"type\": \"string\" }")]
    [InlineData("/definitions/Job/properties/backupManagementType/x-ms-enum/name", "\"Kind\"")]
    [InlineData("/definitions/Job/properties/backupManagementType/x-ms-enum/modelAsString", "false")]
    [InlineData("/definitions/MabJob/x-ms-discriminator-value", "\"MarsJob\"")]
    [InlineData("/definitions/MabJob/properties/errorDetails/x-ms-identifiers", null)]
    [InlineData("/definitions/JobResourceList/properties/value/items/$ref", "\"#/definitions/Job\"")]
    [InlineData("/definitions/MabErrorInfo/properties/errorString/readOnly", null)]
    [InlineData("/definitions/Resource/x-ms-azure-resource", null)]
    [InlineData("/definitions/Resource/properties/tags", null)]
    [InlineData("/definitions/Resource/properties/tags/additionalProperties/type", "\"integer\"")]
    [InlineData("/definitions/ExportJobsOperationResultInfo/properties/blobSasKey/x-ms-secret", "true")]
    [InlineData("/definitions/CloudError/properties/error/x-nullable", "true")]
    public void A_changed_fact_is_one_difference(string place, string? json) => AssertOnly(place, Changed(place, json));

    [Theory]
    [InlineData("BackupJobs_List", "/x-ms-odata", null)]
    [InlineData("BackupJobs_List", "/x-ms-pageable", null)]
    [InlineData("BackupJobs_List", "/x-ms-pageable/nextLinkName", "null")]
    [InlineData("BackupJobs_List", "/parameters/4/required", "true")]
    [InlineData("BackupJobs_List", "/parameters/4/name", "\"filter\"")]
    [InlineData("BackupJobs_List", "/parameters/4/type", "\"array\"")]
    [InlineData("BackupJobs_List", "/parameters/4/collectionFormat", "\"multi\"")]
    [InlineData("BackupJobs_List", "/parameters/4/enum", "[\"all\"]")]
    [InlineData("BackupJobs_List", "/responses/200/headers", "{ \"Retry-After\": { \"type\": \"integer\" } }")]
    [InlineData("JobDetails_Get", "/produces", "[\"text/json\"]")]
    [InlineData("JobDetails_Get", "/responses/default", null)]
    [InlineData("JobOperationResults_Get", "/responses/204", null)]
    [InlineData("JobOperationResults_Get", "/responses/200/schema", "{ \"type\": \"object\" }")]
    [InlineData("Backups_Trigger", "/x-ms-long-running-operation", "true")]
    [InlineData("Backups_Trigger", "/deprecated", "true")]
    public void A_changed_fact_of_an_operation_is_one_difference(string operation, string place, string? json)
    {
        string full = _original.Operations.Single(known => known.Id == operation).Pointer + place;
        AssertOnly(full, Changed(full, json));
    }

    [Theory]
    [InlineData("/definitions/Job/properties/backupManagementType/enum/3", null)]
    [InlineData("/definitions/Job/properties/backupManagementType/enum/3", "\"DPMServer\"")]
    [InlineData("/definitions/JobQueryObject/properties/status/enum/1", "\"Running\"")]
    public void A_changed_enum_value_is_a_difference_of_the_list(string place, string? json) =>
        Assert.Contains(Compare(Changed(place, json)), difference => difference.Pointer == place[..place.LastIndexOf('/')]);

    [Fact]
    public void Enum_values_in_another_order_are_a_difference()
    {
        SpecFile changed = _original.Copy();
        JsonArray values = JsonPointer.Find(changed.Root, "/definitions/OperationStatus/properties/status/enum")!.AsArray();
        JsonNode last = values[^1]!;
        values.RemoveAt(values.Count - 1);
        values.Insert(0, last);

        Assert.Contains(Compare(changed), difference => difference.Pointer == "/definitions/OperationStatus/properties/status/enum");
    }

    [Theory]
    [InlineData("/value", "\"Halted\"")]
    [InlineData("/name", "\"Stopped\"")]
    public void A_described_enum_value_that_says_more_than_its_description_is_a_difference(string member, string json) =>
        AssertOnly("/definitions/OperationStatus/properties/status/x-ms-enum/values",
            Changed("/definitions/OperationStatus/properties/status/x-ms-enum/values/4" + member, json));

    [Fact]
    public void A_lost_subtype_is_a_difference() => Assert.Contains(Compare(Changed("/definitions/VaultJob", null)), difference =>
        difference is { Pointer: "/definitions/VaultJob", Ours: null });

    [Fact]
    public void A_subtype_under_another_parent_is_a_difference() => Assert.Contains(
        Compare(Changed("/definitions/AzureIaaSVMJobV2/allOf/0/$ref", "\"#/definitions/AzureIaaSVMJob\"")),
        difference => difference.Pointer == "/definitions/AzureIaaSVMJobV2/allOf/0/$ref");

    [Fact]
    public void An_operation_with_another_verb_or_path_is_a_difference()
    {
        string path = _original.Operations.Single(known => known.Id == "Jobs_Export").Pointer[..^"/post".Length];
        SpecFile changed = _original.Copy();
        JsonNode operation = JsonPointer.Find(changed.Root, path + "/post")!;
        JsonPointer.Set(changed.Root, path, $"{{ \"put\": {operation.ToJsonString()} }}");

        Assert.Equal([path + "/post", path + "/put"], Compare(changed).Select(difference => difference.Pointer).Order());
    }

    [Fact]
    public void A_difference_in_a_referenced_file_is_found()
    {
        SpecFile changed = _original.Copy();
        JsonPointer.Set(changed.Root, "/definitions/ErrorAdditionalInfo", "{ \"type\": \"object\" }");
        JsonPointer.Set(
            changed.Root, "/definitions/CloudErrorBody/properties/additionalInfo/items/$ref", "\"#/definitions/ErrorAdditionalInfo\"");
        JsonPointer.Set(
            changed.Root, "/definitions/NewErrorResponse/properties/error/properties/additionalInfo/items/$ref",
            "\"#/definitions/ErrorAdditionalInfo\"");

        AssertOnly("/definitions/ErrorAdditionalInfo/properties", changed);
    }

    [Theory]
    [InlineData("/info/description", "\"Other words.\"")]
    [InlineData("/definitions/Job/description", null)]
    [InlineData("/definitions/Job/properties/status/description", "\"Other words.\"")]
    [InlineData("/definitions/Job/properties/backupManagementType/x-ms-enum/values", null)]
    public void Descriptions_are_not_a_difference(string place, string? json) => Assert.Empty(Compare(Changed(place, json)));

    [Fact]
    public void The_unchanged_document_has_no_difference() => Assert.Empty(Compare(_original.Copy()));

    private SpecFile Changed(string place, string? json)
    {
        SpecFile changed = _original.Copy();
        JsonPointer.Set(changed.Root, place, json);
        return changed;
    }

    private IReadOnlyList<JsonDifference> Compare(SpecFile changed) => SpecComparison.Differences(changed, _original);

    private void AssertOnly(string place, SpecFile changed)
    {
        JsonDifference difference = Assert.Single(Compare(changed));
        Assert.Equal(place, difference.Pointer);
    }
}
