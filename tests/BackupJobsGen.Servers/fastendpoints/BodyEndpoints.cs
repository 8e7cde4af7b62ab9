using FastEndpoints;

namespace Menu;

/// <summary>An endpoint that answers with its body.</summary>
public abstract class EchoEndpoint<T>(string route, string name) : Endpoint<T, T>
    where T : notnull
{
    public override void Configure()
    {
        Post(route);
        AllowAnonymous();
        Description(endpoint => endpoint.WithName(name));
    }

    public override Task<T> ExecuteAsync(T req, CancellationToken ct) => Task.FromResult(req);
}

public sealed class BodyScalars() : EchoEndpoint<Scalars>("/body/scalars", "Body_Scalars");

public sealed class BodyOptionals() : EchoEndpoint<Optionals>("/body/optionals", "Body_Optionals");

public sealed class BodyContainers() : EchoEndpoint<Containers>("/body/containers", "Body_Containers");

public sealed class BodyList() : EchoEndpoint<List<List<int>>>("/body/list", "Body_List");

public sealed class BodyMap() : EchoEndpoint<Dictionary<string, Leaf>>("/body/map", "Body_Map");

public sealed record Drawing(Shape Shape);

/// <summary>In a member: a request itself cannot be abstract.</summary>
public sealed class BodyDrawing() : EchoEndpoint<Drawing>("/body/drawing", "Body_Drawing");

/// <summary>Fields of a form.</summary>
public sealed class FieldsEndpoint() : SawEndpoint<Fields>(Http.POST, "/form/fields", "Form_Fields")
{
    public override void Configure()
    {
        base.Configure();
        AllowFormData(urlEncoded: true);
    }

    protected override Dictionary<string, string> See(Fields request) =>
        Saw.Of(("text", request.Text), ("whole", request.Whole), ("flag", request.Flag), ("at", request.At));
}

/// <summary>A list in a form.</summary>
public sealed class ListEndpoint() : SawEndpoint<Texts>(Http.POST, "/form/list", "Form_List")
{
    public override void Configure()
    {
        base.Configure();
        AllowFormData(urlEncoded: true);
    }

    protected override Dictionary<string, string> See(Texts request) => Saw.Of(("texts", request.Items));
}

public sealed class FileRequest
{
    public IFormFile File { get; init; } = null!;
}

public sealed class FileEndpoint : Endpoint<FileRequest, FileSeen>
{
    public override void Configure()
    {
        Post("/form/file");
        AllowAnonymous();
        AllowFileUploads();
        Description(endpoint => endpoint.WithName("Form_File"));
    }

    public override Task<FileSeen> ExecuteAsync(FileRequest req, CancellationToken ct) => Saw.FileAsync(req.File);
}

public sealed class FilesRequest
{
    public IFormFileCollection Files { get; init; } = null!;
}

public sealed class FilesEndpoint : Endpoint<FilesRequest, List<FileSeen>>
{
    public override void Configure()
    {
        Post("/form/files");
        AllowAnonymous();
        AllowFileUploads();
        Description(endpoint => endpoint.WithName("Form_Files"));
    }

    public override Task<List<FileSeen>> ExecuteAsync(FilesRequest req, CancellationToken ct) => Saw.FilesAsync(req.Files);
}

public sealed class MixedRequest
{
    public string Note { get; init; } = "";
    public int Whole { get; init; }
    public IFormFile File { get; init; } = null!;
}

public sealed class MixedEndpoint : Endpoint<MixedRequest, Dictionary<string, string>>
{
    public override void Configure()
    {
        Post("/form/mixed");
        AllowAnonymous();
        AllowFileUploads();
        Description(endpoint => endpoint.WithName("Form_Mixed"));
    }

    public override async Task<Dictionary<string, string>> ExecuteAsync(MixedRequest req, CancellationToken ct)
    {
        FileSeen seen = await Saw.FileAsync(req.File);
        return Saw.Of(
            ("note", req.Note), ("whole", req.Whole), ("fileName", seen.FileName), ("mediaType", seen.MediaType), ("text", seen.Text));
    }
}

public sealed class ResultNone : EndpointWithoutRequest
{
    public override void Configure()
    {
        Delete("/result/none");
        AllowAnonymous();
        Description(endpoint => endpoint.WithName("Result_None"));
    }

    public override Task HandleAsync(CancellationToken ct) => Send.NoContentAsync(ct);
}

public sealed class ResultValidation : EndpointWithoutRequest<Leaf>
{
    public override void Configure()
    {
        Get("/result/validation");
        AllowAnonymous();
        Description(endpoint => endpoint.WithName("Result_Validation").ProducesProblemFE<ErrorResponse>());
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        AddError("name is required");
        return Send.ErrorsAsync(cancellation: ct);
    }
}
