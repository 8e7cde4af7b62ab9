namespace BackupJobs.Cli.Tests.Specs;

/// <summary>The question on a terminal before documents are replaced.</summary>
public sealed class SpecRefreshQuestionTests : SpecRefreshFolder
{
    [Theory]
    [InlineData("y\n", true)]
    [InlineData(" YES \n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("yeah\n", false)]
    [InlineData("", false)]
    public async Task A_terminal_is_asked_and_yes_replaces(string answer, bool isWritten)
    {
        await Run("add", Server.Url("/v1/pets.json"));
        Server.Files["/v1/pets.json"] = Document("title");

        Ran ran = await Ask(answer, "refresh");

        Assert.Equal((0, "Replace 1 file? [y/N] "), (ran.Exit, ran.Error));
        Assert.Contains(ran.OutputLines, line => Cells(line) is [_, "removed", "Pet.Name", ..]);
        Assert.Equal(isWritten ? "Wrote 1 file and openapi.lock.json." : "Nothing was written.", ran.OutputLines[^1]);
        Assert.Equal(isWritten ? 0 : 10, (await Run("refresh", "--check")).Exit);
    }

    [Theory]
    [InlineData("refresh", "--check")]
    [InlineData("refresh", "--accept")]
    [InlineData("refresh", "-o", "json")]
    [InlineData("refresh", "-o", "markdown")]
    public async Task Nobody_is_asked_where_the_answer_is_known_or_a_program_reads(params string[] arguments)
    {
        await Run("add", Server.Url("/v1/pets.json"));
        Server.Files["/v1/pets.json"] = Document("title");

        Assert.Equal("", (await Ask("y\n", arguments)).Error);
    }

    [Fact]
    public async Task Nobody_is_asked_about_what_did_not_change_or_cannot_be_read()
    {
        Assert.Equal("", (await Ask("y\n", "add", Server.Url("/v1/pets.json"))).Error);
        Assert.Equal("", (await Ask("y\n", "refresh")).Error);
        Server.Files["/v1/pets.json"] = Document("name", """{ "$ref": "#/definitions/Nothing" }""");

        Ran broken = await Ask("y\n", "refresh");

        Assert.DoesNotContain("Replace", broken.Error, StringComparison.Ordinal);
        Assert.Equal(Document("name"), Text("specs/pets.json"));
    }

    [Fact]
    public async Task What_is_edited_while_somebody_thinks_is_not_lost()
    {
        await Run("add", Server.Url("/v1/pets.json"));
        Server.Files["/v1/pets.json"] = Document("title");

        Ran ran = await new TestShell
        {
            Trust = Server.Trust,
            Answers = new Thinker(() => File.WriteAllText(Path.Combine(Folder, "specs/pets.json"), Document("mine"))),
        }.Run("spec", "refresh", "--lock", LockPath);

        Assert.Equal(1, ran.Exit);
        Assert.Contains("would be lost", ran.Error, StringComparison.Ordinal);
        Assert.Equal(Document("mine"), Text("specs/pets.json"));
    }

    /// <summary>Does something before it says yes.</summary>
    private sealed class Thinker(Action think) : TextReader
    {
        public override string ReadLine()
        {
            think();
            return "y";
        }
    }

    private async Task<Ran> Ask(string answer, params string[] arguments)
    {
        using StringReader answers = new(answer);
        return await new TestShell { Trust = Server.Trust, Answers = answers }.Run(["spec", .. arguments, "--lock", LockPath]);
    }
}
