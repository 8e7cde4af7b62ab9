using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace BackupJobs.Packages.Tests;

/// <summary>A packed nupkg or snupkg.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _archive;

    public Package(string path)
    {
        _archive = ZipFile.OpenRead(path);
        XElement nuspec = XDocument.Parse(Text(Path.GetFileName(path).Split(".0.")[0] + ".nuspec")).Root!;
        Metadata = nuspec.Element(nuspec.Name.Namespace + "metadata")!;
    }

    public XElement Metadata { get; }

    /// <summary>The files, sorted, without those that NuGet adds to every package.</summary>
    public IEnumerable<string> Files => _archive.Entries.Select(entry => entry.FullName)
        .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml") && !name.StartsWith("package/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public string? Value(string name) => Metadata.Element(Metadata.Name.Namespace + name)?.Value;

    public XElement? Element(string name) => Metadata.Element(Metadata.Name.Namespace + name);

    /// <summary>The dependencies as `framework: id version`.</summary>
    public IEnumerable<string> Dependencies => Element("dependencies")!.Elements().SelectMany(group => group.Elements()
        .Select(
            dependency =>
                $"{group.Attribute("targetFramework")!.Value}: {dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}"));

    public byte[] Bytes(string file)
    {
        using Stream stream = _archive.GetEntry(file)!.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public string Text(string file)
    {
        using StreamReader reader = new(_archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    public PEReader Assembly(string file) => new(new MemoryStream(Bytes(file)));

    /// <summary>The references of the assembly, as `name version`.</summary>
    public IReadOnlyList<string> References(string file)
    {
        using PEReader assembly = Assembly(file);
        MetadataReader metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(reference => $"{metadata.GetString(reference.Name)} {reference.Version}")
            .Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _archive.Dispose();
}
