using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

public class HierarchyTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(Swagger.Thing(
        """
        "pet": { "$ref": "#/definitions/Pet" }, "dog": { "$ref": "#/definitions/Dog" }, "loose": { "$ref": "#/definitions/Loose" }
        """,
        definitions: """
        "Pet": { "type": "object", "discriminator": "petType", "required": ["petType"], "properties": { "petType": { "type": "string" }, "age": { "type": "integer", "format": "int32" } } },
        "Dog": { "allOf": [{ "$ref": "#/definitions/Pet" }], "x-ms-discriminator-value": "dog", "properties": { "bark": { "type": "string" }, "password": { "type": "string", "format": "password" } } },
        "Puppy": { "allOf": [{ "$ref": "#/definitions/Dog" }], "x-ms-discriminator-value": "puppy", "properties": { "weeks": { "type": "integer", "format": "int32" } } },
        "Cat": { "allOf": [{ "$ref": "#/definitions/Pet" }], "properties": { "lives": { "type": "integer", "format": "int32" } } },
        "Loose": { "type": "object", "discriminator": "kind", "x-ms-discriminator-value": "self", "properties": { "kind": { "type": "string" }, "size": { "type": "integer" } } },
        "Tight": { "allOf": [{ "$ref": "#/definitions/Loose" }], "properties": { "grip": { "type": "string" } } }
        """)).Run().Compiles());

    private static Model Pet => new(Generated.Value.Type("Pet"));

    private static Model Loose => new(Generated.Value.Type("Loose"));

    [Theory]
    [InlineData("Dog", """{ "petType": "dog", "age": 3, "bark": "wuff" }""")]
    [InlineData("Dog", """{ "bark": "wuff", "extra": { "petType": "Cat" }, "petType": "dog" }""")]
    [InlineData("Dog", """{ "petType": "DOG" }""")]
    [InlineData("Puppy", """{ "petType": "puppy", "bark": "wiff", "weeks": 7, "age": null }""")]
    [InlineData("Cat", """{ "lives": 9, "petType": "Cat" }""")]
    [InlineData("UnknownPet", """{ "petType": "Fish", "age": 1, "fins": [1, 2] }""")]
    [InlineData("UnknownPet", """{ "petType": "", "age": 1 }""")]
    public void The_discriminator_chooses_the_record(string record, string json)
    {
        object pet = Pet.Read(json);

        Assert.Equal(record, pet.GetType().Name);
        Model.SameMeaning(json, Pet.RoundTrip(json));
    }

    [Fact]
    public void An_unknown_kind_keeps_everything()
    {
        object pet = Pet.Read("""{ "petType": "Fish", "age": 1, "fins": [1, 2] }""");

        Assert.Equal("Fish", Model.Get(pet, "PetType"));
        Assert.Equal(1, Model.Get(pet, "Age"));
        Assert.Equal(["fins"], Model.Kept(pet).Keys);
    }

    [Fact]
    public void A_required_discriminator_must_be_there() => Assert.Equal("petType", Pet.Refuses("""{ "age": 1 }""").MemberName);

    [Theory]
    [InlineData("UnknownLoose", """{ "size": 1 }""")]
    [InlineData("UnknownLoose", """{ "kind": 5, "size": 1 }""")]
    [InlineData("UnknownLoose", """{ "kind": "", "size": 1 }""")]
    [InlineData("Loose", """{ "kind": "self", "size": 1 }""")]
    [InlineData("Tight", """{ "size": 1, "kind": "Tight", "grip": "g" }""")]
    public void An_optional_one_may_be_missing_and_a_root_may_have_objects_of_its_own(string record, string json)
    {
        Assert.Equal(record, Loose.Read(json).GetType().Name);
        Model.SameMeaning(json, Loose.RoundTrip(json));
    }

    [Theory]
    [InlineData("Dog", """{ "petType": "dog" }""")]
    [InlineData("Puppy", """{ "petType": "puppy", "weeks": 1 }""")]
    [InlineData("Dog", """{ "petType": "wolf", "bark": "awoo" }""")]
    [InlineData("Dog", """{ "bark": "w" }""")]
    public void A_record_in_the_middle_reads_itself_and_those_below(string record, string json)
    {
        Model dog = new(Generated.Value.Type("Dog"));

        Assert.Equal(record, dog.Read(json).GetType().Name);
        Model.SameMeaning(json, dog.RoundTrip(json));
    }

    [Fact]
    public void Each_record_names_itself()
    {
        Assert.Equal("puppy", Model.Get(Activator.CreateInstance(Generated.Value.Type("Puppy"))!, "PetType"));
        Assert.Equal("self", Model.Get(Activator.CreateInstance(Generated.Value.Type("Loose"))!, "Kind"));
        Assert.Equal("""{"petType":"Cat"}""", Pet.Write(Activator.CreateInstance(Generated.Value.Type("Cat"))!));
        Assert.True(Generated.Value.Type("Pet").IsAbstract);
    }

    [Fact]
    public void Secrets_stay_secret_below_a_root()
    {
        string text = Pet.Read("""{ "petType": "puppy", "password": "sesame", "weeks": 3, "age": 2 }""").ToString()!;

        Assert.DoesNotContain("sesame", text, StringComparison.Ordinal);
        Assert.All(
            ["PetType = puppy", "Age = 2", "Password = ***", "Weeks = 3"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    private static readonly Lazy<Generation> Discriminators = new(() => TestProject.Of(Swagger.Thing(
        """
        "volume": { "$ref": "#/definitions/Volume" }, "message": { "$ref": "#/definitions/Message" }, "shape": { "$ref": "#/definitions/Shape" }
        """,
        definitions: """
        "Volume": { "type": "object", "required": ["type", "mountPath"], "discriminator": "type", "properties": {
          "type": { "type": "string", "enum": ["FileShare"], "x-ms-enum": { "name": "VolumeType", "modelAsString": true } }, "mountPath": { "type": "string" } } },
        "FileShareVolume": { "x-ms-discriminator-value": "FileShare", "allOf": [{ "$ref": "#/definitions/Volume" }], "properties": { "shareName": { "type": "string" } } },
        "Message": { "type": "object", "required": ["role"], "discriminator": "role", "properties": { "role": { "type": "string" } } },
        "Shape": { "type": "object", "required": ["kind"], "discriminator": "kind", "properties": { "kind": { "type": "string", "enum": ["round"] } } },
        "Circle": { "allOf": [{ "$ref": "#/definitions/Shape" }, { "type": "object", "properties": { "kind": { "type": "string", "enum": ["round"] }, "radius": { "type": "integer" } } }] }
        """)).Run().Compiles());

    [Theory]
    [InlineData("Volume", "FileShareVolume", """{ "type": "FileShare", "mountPath": "/m", "shareName": "s" }""")]
    [InlineData("Volume", "UnknownVolume", """{ "type": "Disk", "mountPath": "/m" }""")]
    [InlineData("Shape", "Circle", """{ "kind": "round", "radius": 3 }""")]
    [InlineData("Shape", "UnknownShape", """{ "kind": "flat" }""")]
    public void A_discriminator_with_one_value_is_a_hierarchy(string type, string record, string json)
    {
        Model model = new(Discriminators.Value.Type(type));

        Assert.Equal(record, model.Read(json).GetType().Name);
        Model.SameMeaning(json, model.RoundTrip(json));
    }

    [Fact]
    public void A_discriminator_without_derived_schemas_is_an_ordinary_member()
    {
        Type type = Discriminators.Value.Type("Message");
        object message = Activator.CreateInstance(type)!;
        type.GetProperty("Role")!.SetValue(message, "user");

        Assert.False(type.IsAbstract);
        Assert.Equal("""{"role":"user"}""", new Model(type).Request(message));
        Assert.DoesNotContain(Discriminators.Value.Assembly.GetTypes(), other => other.Name == "UnknownMessage");
    }
}
