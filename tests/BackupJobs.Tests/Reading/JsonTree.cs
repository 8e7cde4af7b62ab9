using System.Text;
using System.Text.Json;

namespace BackupJobs.Tests.Reading;

/// <summary>JSON that can be broken: members may repeat, names and scalars are kept as they are spelled.</summary>
internal sealed class JsonTree
{
    private JsonTree()
    {
    }

    /// <summary>The text of a scalar; null for objects and arrays.</summary>
    public string? Scalar { get; set; }

    /// <summary>Whether the children have names.</summary>
    public bool IsObject { get; private set; }

    /// <summary>Members, or items whose name is empty. Names are spelled as between quotes.</summary>
    public List<(string Name, JsonTree Value)> Children { get; private set; } = [];

    public static JsonTree Of(string scalar) => new() { Scalar = scalar };

    public static JsonTree Parse(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    /// <summary>This value in an array or an object of one member.</summary>
    public void Nest(bool inObject)
    {
        JsonTree inner = new() { Scalar = Scalar, IsObject = IsObject, Children = Children };
        (Scalar, IsObject, Children) = (null, inObject, [(inObject ? "a" : "", inner)]);
    }

    public JsonTree Copy() =>
        new() { Scalar = Scalar, IsObject = IsObject, Children = [.. Children.Select(static child => (child.Name, child.Value.Copy()))] };

    /// <summary>This value and all below it.</summary>
    public IEnumerable<JsonTree> All() => Children.SelectMany(static child => child.Value.All()).Prepend(this);

    /// <param name="space">What stands between tokens.</param>
    public string Text(string space)
    {
        StringBuilder text = new();
        Append(text, space);
        return text.ToString();
    }

    private static JsonTree Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            new() { IsObject = true, Children = [.. value.EnumerateObject().Select(static member => (member.Name, Of(member.Value)))] },
        JsonValueKind.Array => new() { Children = [.. value.EnumerateArray().Select(static item => ("", Of(item)))] },
        _ => Of(value.GetRawText()),
    };

    private void Append(StringBuilder text, string space)
    {
        if (Scalar is not null)
        {
            text.Append(Scalar);
            return;
        }

        text.Append(IsObject ? '{' : '[').Append(space);
        for (int i = 0; i < Children.Count; i++)
        {
            if (i > 0)
                text.Append(',').Append(space);
            if (IsObject)
                text.Append('"').Append(Children[i].Name).Append('"').Append(space).Append(':').Append(space);
            Children[i].Value.Append(text, space);
        }

        text.Append(space).Append(IsObject ? '}' : ']');
    }
}
