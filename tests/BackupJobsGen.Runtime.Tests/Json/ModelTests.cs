using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class ModelTests
{
    [Fact]
    public void Everything_is_read_and_written_back()
    {
        string json =
            """{"id":"a","state":"Retriable","count":3,"took":"PT1M","ended":"2022-05-13T10:50:45Z","tags":["Cancellable","New"],"bag":{"Recovery point time ":"x"},"more":{"deep":[1,2,null]}}""";
        Sample sample = Read(json);
        Assert.Equal(["Cancellable", "New"], sample.Tags!.Select(static tag => tag.Value));
        Assert.Equal("x", sample.Bag!["Recovery point time "]);
        Assert.Equal("""{"deep":[1,2,null]}""", sample.AdditionalProperties["more"].ToString());
        Assert.Equal(json, Write(sample));
        Assert.Equal(sample, Read(Write(sample)));
        Assert.Equal(sample.GetHashCode(), Read(json).GetHashCode());
    }

    [Theory]
    [InlineData("""{"id":"a","count":"many"}""")]
    [InlineData("""{"id":"a","count":null}""")]
    [InlineData("""{"id":"a","took":"P1Y"}""")]
    [InlineData("""{"id":"a","ended":"0001-01-01T00:00:00"}""")]
    [InlineData("""{"id":"a","tags":["Cancellable",{}]}""")]
    [InlineData("""{"id":"a","tags":{"a":1}}""")]
    [InlineData("""{"id":"a","bag":{"a":"1","b":2}}""")]
    public void A_value_that_does_not_fit_is_kept_under_its_name(string json)
    {
        Sample sample = Read(json);
        Assert.Single(sample.AdditionalProperties);
        Assert.Equal(json, Write(sample));
        Assert.Equal(sample, Read(Write(sample)));
    }

    [Fact]
    public void An_ordinal_is_the_string_at_that_index()
    {
        Assert.Equal(["Invalid", "Cancellable", "Retriable"], Read("""{"id":"a","tags":[0,1,2]}""").Tags!.Select(static tag => tag.Value));
        Assert.Equal(["3", "-1", "1.5", "1e9"], Read("""{"id":"a","tags":[3,-1,1.5,1e9]}""").Tags!.Select(static tag => tag.Value));
    }

    [Fact]
    public void Known_texts_are_the_listed_strings() =>
        Assert.Same(SampleState.Known[1], Read("""{"id":"a","state":"Cancellable"}""").State!.Value.Value);

    [Theory]
    [InlineData("""{"count":1}""", "Sample.id is required, but missing (at $.id).")]
    [InlineData("""{"id":null}""", "Sample.id is required, but its value (Null) does not fit (at $.id).")]
    [InlineData("""[]""", "Sample cannot be read from StartArray (at $).")]
    public void A_missing_required_member_is_an_error(string json, string message)
    {
        JsonReadException fault = Assert.Throws<JsonReadException>(() => Read(json));
        Assert.Equal(message, fault.Locate(Encoding.UTF8.GetBytes(json)).Message);
    }

    [Theory]
    [InlineData("""{"a":{"id":"a"},"b":null}""", "a map has an item that does not fit (at $).")]
    [InlineData("""[{"id":"a"}]""", "a map cannot be read from StartArray (at $).")]
    public void A_map_that_cannot_be_read_says_whether_it_was_one(string json, string message)
    {
        JsonReadException fault = Assert.Throws<JsonReadException>(() =>
        {
            JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
            JsonObjects.Require<ValueMap<Sample>>(
                ref reader,
                (ref JsonTokenReader at, [MaybeNullWhen(false)] out ValueMap<Sample> map) =>
                    JsonMaps.TryRead(ref at, JsonObjects.TryRead<Sample>, out map),
                "a map");
        });
        Assert.Equal(message, fault.Locate(Encoding.UTF8.GetBytes(json)).Message);
    }

    [Fact]
    public void The_serializer_takes_models_and_enums_as_they_are()
    {
        Dictionary<SampleState, Sample> map =
            new() { [new SampleState("Retriable")] = new Sample { Id = "a", State = new SampleState("New") } };
        string json = JsonSerializer.Serialize(map);
        Assert.Equal("""{"Retriable":{"id":"a","state":"New"}}""", json);
        Assert.Equal(map, JsonSerializer.Deserialize<Dictionary<SampleState, Sample>>(json));
        Assert.Throws<JsonReadException>(() => JsonSerializer.Deserialize<SampleState>("{}"));
        Assert.Throws<JsonReadException>(() => JsonSerializer.Deserialize<Sample>("{}"));
    }

    [Fact]
    public void Of_members_with_one_name_the_last_wins()
    {
        Assert.Equal(2, Read("""{"id":"a","count":1,"count":2}""").Count);
        Assert.Equal("""{"id":"a","count":"x"}""", Write(Read("""{"id":"a","count":1,"count":"x"}""")));
        Assert.Equal("2", Read("""{"id":"a","x":1,"x":2}""").AdditionalProperties["x"].ToString());
    }

    [Fact]
    public void Escaped_and_segmented_names_are_found()
    {
        Assert.Equal(5, Read("""{"\u0069d":"a","co\u0075nt":5}""").Count);
        Utf8JsonReader reader = new(Tokens.Segmented("""{"id":"a","count":5,"more":[true]}"""));
        Sample sample = JsonSerializer.Deserialize<Sample>(ref reader)!;
        Assert.Equal((5, "[true]"), (sample.Count, sample.AdditionalProperties["more"].ToString()));
    }

    /// <summary>
    /// Random members, values and damage: reading ends with a value that writes back equal, or with the framework's own error.
    /// </summary>
    [Fact]
    public void Mutated_json_is_read_as_the_document_reader_reads_it()
    {
        string seed =
            """{"id":"a","state":"Retriable","count":3,"took":"PT1M","ended":"2022-05-13T10:50:45+02:00","tags":[1,"New"],"bag":{"k":"v"},"more":{"d":[1,"\u00e9\n",null]}}""";
        Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Char["\"{}[],:0n\\u eZ"], Gen.Int[0, 2]).Array[1, 3].Sample(
            edits =>
            {
                StringBuilder text = new(seed);
                foreach ((int at, char c, int kind) in edits)
                {
                    int place = Math.Min(at, text.Length - 1);
                    if (kind == 0)
                        text[place] = c;
                    else if (kind == 1)
                        text.Insert(place, c);
                    else
                        text.Remove(place, 1);
                }

                Check(text.ToString());
            },
            seed: "0N0XIzNsQ0O2",
            iter: 20000);
    }

    private static void Check(string json)
    {
        bool valid = true;
        try
        {
            JsonDocument.Parse(json).Dispose();
        }
        catch (JsonException)
        {
            valid = false;
        }

        try
        {
            JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
            Sample sample = JsonObjects.Read<Sample>(ref reader);
            reader.Read();
            Assert.True(valid, json);
            Assert.Equal(sample, Read(Write(sample)));
        }
        catch (JsonReadException)
        {
            // A required member was hit; whatever stands behind it is not read.
        }
        catch (JsonException)
        {
            Assert.False(valid, json);
        }
    }

    private static Sample Read(string json)
    {
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
        return JsonObjects.Read<Sample>(ref reader);
    }

    private static string Write(Sample sample) => Written.By(writer => sample.WriteJson(writer, JsonWriteMode.Full));
}
