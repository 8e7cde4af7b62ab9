namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>The packages that need no document: the client, the emulator and the command.</summary>
[Collection(PackagesGroup.Name)]
public sealed class ReadyPackagesTests(PackedPackages packages)
{
    [LongFact]
    public void A_program_with_two_packages_follows_a_backup_on_the_emulator()
    {
        Consumer consumer = new Consumer(packages, "ready")
            .Project("App", $"""
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="BackupJobs" Version="{PackedPackages.Version}" />
                    <PackageReference Include="BackupJobs.Emulator" Version="{PackedPackages.Version}" />
                  </ItemGroup>
                """)
            .File("App/Program.cs", """
                using BackupJobs;
                using BackupJobs.Emulator;
                using BackupJobsGen.Runtime;

                await using BackupVaultEmulator emulator = await BackupVaultEmulator.StartAsync(new BackupVaultOptions { Speed = 1000 });
                using HttpClient http = new();
                BackupClient client = new(http, new ApiClientOptions { Endpoint = emulator.Endpoint });
                BackupVault vault = client.Vault(emulator.VaultPath);
                BackupOperation operation = await vault.BackUpAsync("IaasVMContainer;iaasvmcontainerv2;rg1;vm1", "VM;iaasvmcontainerv2;rg1;vm1");
                JobReport job = await operation.WaitForJobAsync();
                Console.WriteLine(job.EnsureSucceeded().Status);
                """);
        consumer.Build("App").Clean();
        Assert.Equal("Completed", consumer.Run("App"));
    }

    [LongFact]
    public void The_command_installs_as_a_tool_and_runs_its_demo()
    {
        Consumer consumer = new(packages, "tool");
        Assert.Contains(
            "Completed", DotNet.Start(consumer.InstallCommand(), consumer.Folder, "demo").Succeeded().Output, StringComparison.Ordinal);
    }
}
