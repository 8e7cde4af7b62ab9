using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;
using Azure.Identity;
using BackupJobs;
using BackupJobs.DataProtection;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BackupJobs.Tests
{
    /// <summary>
    /// No public name of the façade is ambiguous in a program with the usual usings. That this file compiles is the first half of
    /// the test.
    /// </summary>
    public class UsualUsingsTests
    {
        private static readonly string[] Imported =
        [
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks",
            "Azure", "Azure.Core", "Azure.Identity", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Http",
            "Microsoft.Extensions.Logging",
            "Microsoft.Extensions.Options",
        ];

        [Fact]
        public async Task The_headline_compiles_and_leads_to_the_job()
        {
            JumpingTime time = new();
            FakeService service = new(request => request.Method == HttpMethod.Post
                ? FakeService.Empty(
                    HttpStatusCode.Accepted, ("Azure-AsyncOperation", $"{FakeService.Endpoint}{FakeService.VaultPath}/backupOperations/op"))
                : request.RequestUri!.AbsolutePath.Contains("backupOperations", StringComparison.Ordinal)
                    ? FakeService.Operation("Succeeded", ""","properties":{"objectType":"OperationStatusJobExtendedInfo","jobId":"job1"}""")
                    : FakeService.Job("job1", "Completed"));
            BackupVault vault = service.Vault(time);

            BackupOperation operation = await vault.BackUpAsync("container", "VM;item");
            JobReport job = await (await vault.BackUpAsync("container", "VM;item")).WaitForJobAsync();

            Assert.Equal(("op", "job1"), (operation.Id, job.EnsureSucceeded().JobId));
            using HttpResponseMessage response =
                FakeService.Empty(HttpStatusCode.Accepted, ("Location", $"{FakeService.Endpoint}/operationResults/op"));
            Assert.Equal("op", vault.Operations.FromResponse(response).Id);
        }

        // Both kinds of vaults in one program: each name means one type, whatever is imported.
        [Fact]
        public void The_types_of_both_kinds_of_vaults_are_used_side_by_side()
        {
            JobResource job = new() { SystemData = new SystemData { CreatedByType = CreatedByType.User } };
            AzureBackupJobResource other = new()
            {
                SystemData = new BackupVaultSystemData { CreatedByType = BackupVaultCreatedByType.User },
            };

            Assert.Equal(job.SystemData?.CreatedByType?.Value, other.SystemData?.CreatedByType?.Value);
        }

        [Theory]
        [InlineData("VM;iaasvmcontainerv2;rg1;vm1", typeof(IaasVMBackupRequest))]
        [InlineData("AzureFileShare;share", typeof(AzureFileShareBackupRequest))]
        [InlineData("SQLDataBase;mssqlserver;db", typeof(AzureWorkloadBackupRequest))]
        [InlineData("saphanadatabase;x", typeof(AzureWorkloadBackupRequest))]
        public void The_kind_of_a_backup_request_follows_from_the_item(string item, Type expected) =>
            Assert.IsType(expected, OnDemandBackup.Of(item, null).Properties);

        [Fact]
        public void No_public_type_has_the_name_of_a_type_that_programs_import()
        {
            HashSet<string> imported = [.. AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic)
                .Concat(
                    [
                        typeof(HttpClient).Assembly, typeof(Response).Assembly, typeof(DefaultAzureCredential).Assembly,
                        typeof(ILogger).Assembly
                    ])
                .SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type => !type.IsNested && Imported.Contains(type.Namespace))
                .Select(type => type.Name)];

            string[] clashes = [.. typeof(BackupClient).Assembly.GetExportedTypes()
                .Where(type => !type.IsNested && !Imported.Contains(type.Namespace))
                .Concat(
                    typeof(Poller).Assembly.GetExportedTypes().Where(type => type.Namespace == "BackupJobsGen.Runtime" && !type.IsNested))
                .Select(type => type.Name)
                .Where(imported.Contains)];
            Assert.Empty(clashes);
        }
    }
}
