using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class CollectionTests
{
    [Fact]
    public void Lists_are_equal_by_their_items()
    {
        ValueList<ValueList<string>> first = [["a"], ["b", "c"]];
        Assert.Equal(first, [["a"], ["b", "c"]]);
        Assert.Equal(first.GetHashCode(), ValueList.Create<ValueList<string>>(["a"], ["b", "c"]).GetHashCode());
        Assert.NotEqual(first, [["a"], ["b", "d"]]);
        Assert.NotEqual(first, [["a"]]);
        Assert.Equal("[2 items]", first.ToString());
    }

    [Fact]
    public void An_array_given_away_stays_the_callers()
    {
        string[] items = ["a"];
        ValueList<string> list = items;
        items[0] = "b";
        Assert.Equal("a", list[0]);
    }

    [Fact]
    public void Equality_of_lists_allocates_nothing()
    {
        ValueList<string> first = ValueList.From(Enumerable.Range(0, 100).Select(static i => $"{i}"));
        ValueList<string> second = ValueList.From(Enumerable.Range(0, 100).Select(static i => $"{i}"));
        Assert.True(first.Equals(second));
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool equal = first.Equals(second);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(equal);
    }

    [Fact]
    public void Maps_find_what_a_dictionary_finds() =>
        Gen.Select(Gen.String[Gen.Char["abc"], 0, 3], Gen.Int).Array[0, 60].Sample(
            entries =>
            {
                Dictionary<string, int> expected = [];
                foreach ((string key, int value) in entries)
                    expected[key] = value;
                ValueMap<int> map = new(entries.Select(static e => new KeyValuePair<string, int>(e.Item1, e.Item2)));
                Assert.Equal(expected, map.ToDictionary(static e => e.Key, static e => e.Value));
                Assert.Equal(entries.Select(static e => e.Item1).Distinct(), map.Keys);
                Assert.All(expected, e => Assert.Equal(e.Value, map[e.Key]));
                Assert.False(map.ContainsKey("missing"));
                ValueMap<int> reversed = new(expected.Reverse());
                Assert.Equal(map, reversed);
                Assert.Equal(map.GetHashCode(), reversed.GetHashCode());
            },
            seed: "0N0XIzNsQ0O2",
            iter: 500);

    [Fact]
    public void A_map_with_an_entry_taken_out_forgets_it()
    {
        ValueMapBuilder<int> builder = default;
        for (int i = 0; i < 40; i++)
            builder.Set($"{i}", i);
        builder.Remove("7");
        builder.Remove("nothing");
        builder.Set("8", 80);
        ValueMap<int> map = new(builder.ToEntries());
        Assert.Equal((39, 80, false), (map.Count, map["8"], map.ContainsKey("7")));
    }

    [Theory]
    [InlineData("[1,null,2]", true)]
    [InlineData("[1,null,\"x\"]", false)]
    public void A_list_of_nullable_items_has_nulls(string json, bool expected)
    {
        bool fits =
            Tokens.Read<ValueList<int?>>(
                json,
                static (ref JsonTokenReader r, [MaybeNullWhen(false)] out ValueList<int?> v) =>
                    JsonLists.TryReadNullableValues<int>(ref r, JsonScalars.TryReadInt32, out v)).Fits;
        Assert.Equal(expected, fits);
    }

    [Fact]
    public void Nulls_survive_a_round_trip()
    {
        string json = """["a",null]""";
        (bool fits, ValueList<string?>? list) =
            Tokens.Read<ValueList<string?>>(
                json,
                static (ref JsonTokenReader r, [MaybeNullWhen(false)] out ValueList<string?> v) =>
                    JsonLists.TryReadNullable<string>(ref r, JsonScalars.TryReadString, out v));
        Assert.True(fits);
        Assert.Equal(json, Written.By(w => JsonLists.Write(w, list!, JsonScalars.WriteString!)));
        (_, ValueMap<int?>? map) =
            Tokens.Read<ValueMap<int?>>(
                """{"a":1,"b":null}""",
                static (ref JsonTokenReader r, [MaybeNullWhen(false)] out ValueMap<int?> v) =>
                    JsonMaps.TryReadNullableValues<int>(ref r, JsonScalars.TryReadInt32, out v));
        Assert.Equal("""{"a":1,"b":null}""", Written.By(w => JsonMaps.Write(w, map!, static (x, v, _) => x.WriteNumberValue(v!.Value))));
    }

    [Fact]
    public void A_list_of_lists_restores_the_reader_from_any_depth()
    {
        (bool fits, _) =
            Tokens.Read<ValueList<ValueList<int>>>(
                "[[1,2],[3,{}]]", static (ref JsonTokenReader r, [MaybeNullWhen(false)] out ValueList<ValueList<int>> v) =>
            JsonLists.TryRead<ValueList<int>>(
                ref r,
                static (ref JsonTokenReader x, [MaybeNullWhen(false)] out ValueList<int> y) =>
                    JsonLists.TryRead<int>(ref x, JsonScalars.TryReadInt32, out y),
                out v));
        Assert.False(fits);
    }
}
