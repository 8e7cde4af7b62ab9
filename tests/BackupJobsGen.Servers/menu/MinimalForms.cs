using Microsoft.AspNetCore.Mvc;

namespace Menu;

/// <summary>Forms of both kinds as minimal API endpoints.</summary>
internal static class MinimalForms
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/form/fields", ([FromForm] string text, [FromForm] int whole, [FromForm] bool flag, [FromForm] DateTimeOffset at) =>
            Saw.Of(("text", text), ("whole", whole), ("flag", flag), ("at", at))).DisableAntiforgery().WithName("Form_Fields");
        app.MapPost("/form/list", ([FromForm] Texts form) => Saw.Of(("texts", form.Items))).DisableAntiforgery().WithName("Form_List");
        app.MapPost("/form/file", (IFormFile file) => Saw.FileAsync(file)).DisableAntiforgery().WithName("Form_File");
        app.MapPost("/form/files", (IFormFileCollection files) => Saw.FilesAsync(files)).DisableAntiforgery().WithName("Form_Files");
        app.MapPost("/form/mixed", async ([FromForm] string note, [FromForm] int whole, IFormFile file) =>
        {
            FileSeen seen = await Saw.FileAsync(file);
            return Saw.Of(
                ("note", note), ("whole", whole), ("fileName", seen.FileName), ("mediaType", seen.MediaType), ("text", seen.Text));
        }).DisableAntiforgery().WithName("Form_Mixed");
    }
}
