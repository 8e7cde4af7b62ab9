using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Menu;

/// <summary>The menu's parameters as a controller.</summary>
[ApiController]
public sealed class ParametersController : ControllerBase
{
    [HttpGet("path/text/{text}", Name = "Path_Text")]
    public Dictionary<string, string> PathText(string text) => Saw.Of(("text", text));

    [HttpGet("path/scalars/{whole}/{big}/{flag}/{id}/{day}/{at}/{level}", Name = "Path_Scalars")]
    public Dictionary<string, string> PathScalars(int whole, long big, bool flag, Guid id, DateOnly day, DateTimeOffset at, Level level) =>
        Saw.Of(("whole", whole), ("big", big), ("flag", flag), ("id", id), ("day", day), ("at", at), ("level", level));

    [HttpGet("query/numbers", Name = "Query_Numbers")]
    public Dictionary<string, string> QueryNumbers([BindRequired]
        int whole, [BindRequired]
        long big, [BindRequired]
        float single, [BindRequired]
        double real, [BindRequired]
        decimal money) =>
        Saw.Of(("whole", whole), ("big", big), ("single", single), ("real", real), ("money", money));

    [HttpGet("query/scalars", Name = "Query_Scalars")]
    public Dictionary<string, string> QueryScalars(
        [FromQuery]
            string text, [FromQuery]
            bool flag, [FromQuery]
            Guid id, [FromQuery]
            DateOnly day, [FromQuery]
            TimeOnly time, [FromQuery]
            DateTimeOffset at, [FromQuery]
            Level level, [FromQuery]
            Code code) =>
        Saw.Of(("text", text), ("flag", flag), ("id", id), ("day", day), ("time", time), ("at", at), ("level", level), ("code", code));

    [HttpGet("query/duration", Name = "Query_Duration")]
    public Dictionary<string, string> QueryDuration([FromQuery] TimeSpan lasts) => Saw.Of(("lasts", lasts));

    [HttpGet("query/optional", Name = "Query_Optional")]
    public Dictionary<string, string> QueryOptional([FromQuery]
        string? text, [FromQuery]
        int? whole, [FromQuery]
        DateTimeOffset? at, [FromQuery]
        Level? level) =>
        Saw.Of(("text", text), ("whole", whole), ("at", at), ("level", level));

    [HttpGet("query/lists", Name = "Query_Lists")]
    public Dictionary<string, string> QueryLists([FromQuery]
        string[] texts, [FromQuery]
        int[] wholes, [FromQuery]
        Guid[] ids, [FromQuery]
        Level[] levels) =>
        Saw.Of(("texts", texts), ("wholes", wholes), ("ids", ids), ("levels", levels));

    [HttpGet("query/page", Name = "Query_Page")]
    public LeafPage QueryPage([FromQuery] int page = 1, [FromQuery] int limit = 2) => Pages.Of(page, limit);

    [HttpGet("header", Name = "Header_Scalars")]
    public Dictionary<string, string> Headers([FromHeader(Name = "X-Text")]
        string text, [FromHeader(Name = "X-Whole")]
        int whole, [FromHeader(Name = "X-Flag")]
        bool flag,
        [FromHeader(Name = "X-Day")] DateOnly day, [FromHeader(Name = "X-Id")] Guid? id) =>
        Saw.Of(("text", text), ("whole", whole), ("flag", flag), ("day", day), ("id", id));

    [HttpGet("header/lists", Name = "Header_Lists")]
    public Dictionary<string, string> HeaderLists([FromHeader(Name = "X-Texts")] string[] texts) => Saw.Of(("texts", texts));

    [HttpGet("auth", Name = "Auth_Show")]
    public Dictionary<string, string> Auth() => Saw.Of(("authorization", Request.Headers.Authorization), ("key", Request.Headers["X-Key"]));

    [HttpGet("auth/basic", Name = "Auth_Basic")]
    [Authorize(AuthenticationSchemes = Access.Basic)]
    public Dictionary<string, string> Basic() => Access.Of(User);

    [HttpGet("auth/bearer", Name = "Auth_Bearer")]
    [Authorize(AuthenticationSchemes = Access.Bearer)]
    public Dictionary<string, string> Bearer() => Access.Of(User);

    [HttpGet("auth/key", Name = "Auth_Key")]
    [Authorize(AuthenticationSchemes = Access.Key)]
    public Dictionary<string, string> Key() => Access.Of(User);
}

/// <summary>The menu's bodies as a controller.</summary>
[ApiController]
public sealed class BodiesController : ControllerBase
{
    [HttpPost("body/scalars", Name = "Body_Scalars")]
    public Scalars Scalars(Scalars body) => body;

    [HttpPost("body/timing", Name = "Body_Timing")]
    public Timing Timing(Timing body) => body;

    [HttpPost("body/optionals", Name = "Body_Optionals")]
    public Optionals Optionals(Optionals body) => body;

    [HttpPost("body/containers", Name = "Body_Containers")]
    public Containers Containers(Containers body) => body;

    [HttpPost("body/shape", Name = "Body_Shape")]
    public Shape Shape(Shape body) => body;

    [HttpPost("body/shapes", Name = "Body_Shapes")]
    public List<Shape> Shapes(List<Shape> body) => body;

    [HttpPost("body/list", Name = "Body_List")]
    public List<List<int>> List(List<List<int>> body) => body;

    [HttpPost("body/map", Name = "Body_Map")]
    public Dictionary<string, Leaf> Map(Dictionary<string, Leaf> body) => body;

    [HttpPatch("body/merge", Name = "Body_Merge")]
    [Consumes("application/merge-patch+json")]
    [ReadTwice]
    public Task<Dictionary<string, string>> Merge(Person body)
    {
        Request.Body.Position = 0;
        return Bodies.MembersAsync(Request);
    }
}

/// <summary>Keeps the body, so that an action can look at what was bound.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadTwiceAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context) => context.HttpContext.Request.EnableBuffering();

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

/// <summary>The menu's forms as a controller.</summary>
[ApiController]
public sealed class FormsController : ControllerBase
{
    [HttpPost("form/fields", Name = "Form_Fields")]
    [Consumes("application/x-www-form-urlencoded")]
    public Dictionary<string, string> Fields([FromForm]
        string text, [FromForm]
        int whole, [FromForm]
        bool flag, [FromForm]
        DateTimeOffset at) =>
        Saw.Of(("text", text), ("whole", whole), ("flag", flag), ("at", at));

    [HttpPost("form/list", Name = "Form_List")]
    public Dictionary<string, string> List([FromForm] string[] items) => Saw.Of(("texts", items));

    [HttpPost("form/file", Name = "Form_File")]
    public Task<FileSeen> File(IFormFile file) => Saw.FileAsync(file);

    [HttpPost("form/files", Name = "Form_Files")]
    public Task<List<FileSeen>> Files(IFormFileCollection files) => Saw.FilesAsync(files);

    [HttpPost("form/mixed", Name = "Form_Mixed")]
    public async Task<Dictionary<string, string>> Mixed([FromForm] string note, [FromForm] int whole, IFormFile file)
    {
        FileSeen seen = await Saw.FileAsync(file);
        return Saw.Of(("note", note), ("whole", whole), ("fileName", seen.FileName), ("mediaType", seen.MediaType), ("text", seen.Text));
    }
}

/// <summary>The menu's responses as a controller.</summary>
[ApiController]
public sealed class ResultsController : ControllerBase
{
    [HttpDelete("result/none", Name = "Result_None")]
    [ProducesResponseType(204)]
    public IActionResult None() => NoContent();

    [HttpPost("result/accepted", Name = "Result_Accepted")]
    [ProducesResponseType<Leaf>(202)]
    public IActionResult Later() => Accepted("/result/later", new Leaf("later", 1));

    [HttpGet("result/silent", Name = "Result_Silent")]
    public Leaf? Silent() => null;

    [HttpGet("result/problem", Name = "Result_Problem")]
    [ProducesResponseType<Leaf>(200)]
    [ProducesResponseType<ProblemDetails>(409)]
    public IActionResult Full() =>
        Problem("the vault is full", "/vaults/1", 409, "Conflict", "urn:full", new Dictionary<string, object?> { ["free"] = 0 });

    [HttpGet("result/validation", Name = "Result_Validation")]
    [ProducesResponseType<Leaf>(200)]
    [ProducesResponseType<ValidationProblemDetails>(400)]
    public IActionResult Invalid() => ValidationProblem(new ValidationProblemDetails(Answers.Errors));

    [HttpPut("result/either", Name = "Result_Either")]
    [ProducesResponseType<Person>(200)]
    [ProducesResponseType<Leaf>(201)]
    public IActionResult Either([FromQuery] bool isNew) => isNew ? Created("/leaf", new Leaf("new", 1)) : Ok(new Person { Name = "old" });

    [HttpGet("result/file", Name = "Result_File")]
    [Produces("text/csv")]
    [ProducesResponseType<FileContentResult>(200)]
    public IActionResult Csv() => File("year,sum\n2026,1"u8.ToArray(), "text/csv", "Übersicht 2026.csv");

    [HttpGet("result/text", Name = "Result_Text")]
    [Produces("text/plain")]
    public string Plain() => "grüße, 世界";

    [HttpGet("result/cached", Name = "Result_Cached")]
    [ProducesResponseType<Leaf>(200)]
    [ProducesResponseType(304)]
    public IResult Cached() => Answers.Cached(HttpContext);

    [HttpHead("result/head", Name = "Result_Head")]
    [ProducesResponseType(200)]
    public IResult Head() => Answers.Head(HttpContext);

    [HttpGet("result/latin", Name = "Result_Latin")]
    [ProducesResponseType<string>(200, "text/plain")]
    public IResult Latin() => Answers.Latin();

    [HttpGet("result/vendor", Name = "Result_Vendor")]
    [ProducesResponseType<Leaf>(200, Answers.VendorType)]
    public IResult Vendor() => Answers.Vendor(HttpContext);

    [HttpGet("result/events", Name = "Result_Events")]
    [ProducesResponseType<string>(200, "text/event-stream")]
    public IResult Events() => Answers.Events();

    [HttpGet("result/lines", Name = "Result_Lines")]
    [ProducesResponseType<Leaf>(200, "application/x-ndjson")]
    public IResult Lines() => Answers.Lines();

    [HttpGet("result/zipped", Name = "Result_Zipped")]
    public List<Leaf> Zipped() => Answers.Many();
}
