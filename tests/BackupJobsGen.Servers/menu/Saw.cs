using System.Globalization;

namespace Menu;

/// <summary>What a server bound, as invariant strings by the name of the parameter: one shape for every server.</summary>
public static class Saw
{
    public static Dictionary<string, string> Of(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Dictionary<string, string> saw = [];
        foreach ((string name, object? value) in values)
        {
            if (value is not null)
                saw.Add(name, Text(value));
        }

        return saw;
    }

    public static async Task<FileSeen> FileAsync(IFormFile file)
    {
        using StreamReader reader = new(file.OpenReadStream());
        return new FileSeen(file.Name, file.FileName, file.ContentType, await reader.ReadToEndAsync());
    }

    public static async Task<List<FileSeen>> FilesAsync(IFormFileCollection files)
    {
        List<FileSeen> seen = [];
        foreach (IFormFile file in files)
            seen.Add(await FileAsync(file));
        return seen;
    }

    private static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list => string.Join('|', list.Cast<object>().Select(Text)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
