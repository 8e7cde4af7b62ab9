using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Collects what breaks the constraints of a document.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiChecks
{
    // Records are immutable and have no cycles, but they can be deep.
    private const int MaxDepth = 64;

    // More faults than anyone reads.
    private const int MaxResults = 100;

    private const int MaxInMessage = 5;

    private readonly List<ValidationResult> _results = [];
    private string _path = "";

    // Of the record that is checked.
    private JsonProperties? _kept;
    private bool _skipsRecords;
    private int _depth;

    /// <summary>What was found, at most 100 faults.</summary>
    public IReadOnlyList<ValidationResult> Results => _results;

    /// <summary>Begins a record whose members may be sent in the form in which they were read.</summary>
    /// <param name="kept">The additional properties of the record, which keep the forms.</param>
    public void Spelled(JsonProperties kept) => _kept = kept;

    /// <summary>Checks a member, and the records in it.</summary>
    /// <param name="name">JSON name.</param>
    /// <param name="value">Its value; null if it has none.</param>
    /// <param name="limits">Its constraints; null if it has none.</param>
    /// <param name="required">Whether it must have a value.</param>
    public void Member(string name, object? value, ApiLimits? limits = null, bool required = false)
    {
        string path = _path.Length == 0 ? name : $"{_path}.{name}";
        if (value is not null)
            Value(path, value, limits, Sent(name, value));
        else if (required)
            Add(path, "is required");
    }

    /// <summary>Checks the value of a union, and the records in it.</summary>
    /// <param name="value">The value as one of its types; null if it has another type.</param>
    /// <param name="limits">The constraints of this type; null if it has none.</param>
    public void Variant(object? value, ApiLimits? limits = null)
    {
        if (value is not null)
            Value(_path, value, limits, null);
    }

    /// <summary>Checks an argument of a call; the records in it are checked where they are sent.</summary>
    /// <param name="value">Its value; null if it has none. A sequence that may be readable only once is not checked.</param>
    /// <param name="limits">Its constraints.</param>
    /// <param name="argument">Its C# name; supplied by the compiler.</param>
    /// <exception cref="ArgumentException">The value breaks a constraint.</exception>
    public static void Argument(object? value, ApiLimits limits, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        Argument(value, limits, new ApiChecks { _skipsRecords = true }, argument);

    /// <summary>Checks an argument that is not a body of JSON, and the records in it.</summary>
    /// <param name="value">Its value; null if it has none. A sequence that may be readable only once is not checked.</param>
    /// <param name="limits">Its constraints.</param>
    /// <param name="argument">Its C# name; supplied by the compiler.</param>
    /// <exception cref="ArgumentException">The value breaks a constraint.</exception>
    public static void Parameter(object? value, ApiLimits limits, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        Argument(value, limits, new ApiChecks(), argument);

    private static void Argument(object? value, ApiLimits limits, ApiChecks checks, string argument)
    {
        if (value is null or (IEnumerable and not (string or ICollection or IReadOnlyCollection<object> or IValueEntries or IValueItems)))
            return;
        checks.Value("", value, limits, null);
        if (checks._results.Count == 0)
            return;
        string fault = checks._results[0].ErrorMessage!;
        string path = checks._results[0].MemberNames.First();
        string subject = path.Length == 0 ? "The " : path[0] == '[' ? "The item " : "The value is not valid: ";
        throw new ArgumentException($"{subject}{fault}.", argument);
    }

    /// <summary>Checks what is sent as a body.</summary>
    /// <param name="value">The body.</param>
    /// <param name="argument">What the caller calls it.</param>
    /// <exception cref="ArgumentException">It breaks a constraint.</exception>
    internal static void Body(object value, string argument)
    {
        if (value is not (IApiValidatable or IApiEnum or IEnumerable) || value is string)
            return;
        ApiChecks checks = new();
        checks.Nested("", value, null, null);
        if (checks._results.Count == 0)
            return;
        string faults = string.Join("; ", checks._results.Take(MaxInMessage).Select(static result => result.ErrorMessage));
        int more = checks._results.Count - MaxInMessage;
        throw new ArgumentException($"The body is not valid: {faults}{(more > 0 ? $"; {more} more" : "")}.", argument);
    }

    // Null where the value alone decides its form.
    private JsonElement? Sent(string name, object value) =>
        JsonSpelling.Find(_kept?.Spellings, name) is { Json: { } json } spelling && spelling.IsOf(value) ? json.Element : null;

    private void Value(string path, object value, ApiLimits? limits, JsonElement? sent)
    {
        // It was never set: the default of the struct.
        if (value is IApiEnum { Value.Length: 0, IsKnown: false })
            Add(path, "is not set");
        foreach (string broken in limits is null ? [] : LimitRules.Broken(value, limits, sent))
            Add(path, broken);
        Nested(path, value, limits, sent);
    }

    private void Nested(string path, object value, ApiLimits? limits, JsonElement? sent)
    {
        if (value is string or ValueList<byte> || _depth == MaxDepth)
            return;
        ApiLimits? items = limits?.Items;
        bool hasNoNulls = limits?.HasNoNulls == true;
        (string outer, JsonProperties? kept) = (_path, _kept);
        _depth++;
        switch (value)
        {
            case IApiValidatable record when !_skipsRecords:
                (_path, _kept) = (path, null);
                record.Check(this);
                break;
            case IValueEntries map:
                foreach ((string key, object? item) in map.Entries)
                {
                    JsonElement? own = sent is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(key, out JsonElement one)
                        ? one
                        : null;
                    Item($"{path}[{key}]", item, items, hasNoNulls, own);
                }

                break;
            case IEnumerable list:
                int i = 0;
                foreach (object? item in list)
                {
                    // Scalars without constraints are always valid.
                    if (items is null && !hasNoNulls && item is not (null or IApiValidatable or IApiEnum or IEnumerable))
                        break;
                    JsonElement? own = sent is { ValueKind: JsonValueKind.Array } json && i < json.GetArrayLength() ? json[i] : null;
                    Item($"{path}[{i}]", item, items, hasNoNulls, own);
                    i++;
                }

                break;
        }

        _depth--;
        (_path, _kept) = (outer, kept);
    }

    private void Item(string path, object? item, ApiLimits? limits, bool isRequired, JsonElement? sent)
    {
        if (item is not null)
            Value(path, item, limits, sent);
        else if (isRequired)
            Add(path, "is null");
    }

    // A value of a union, an argument and an item of a list are at the top and have no path.
    private void Add(string path, string broken)
    {
        string name = path.Length == 0 ? "value" : path;
        if (_results.Count < MaxResults)
            _results.Add(new ValidationResult(Redact.Text($"{name} {broken}"), [path]));
    }
}
