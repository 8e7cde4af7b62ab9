using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BackupJobs.Benchmarks.Size;

/// <summary>Bytes of IL.</summary>
internal static class CodeSize
{
    /// <summary>IL of the methods of each type, by its name, including nested types.</summary>
    public static Dictionary<string, int> ByType(byte[] image)
    {
        using PEReader file = new([.. image]);
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .GroupBy(type => metadata.GetString(Outermost(metadata, type).Name), StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                group => group.SelectMany(static type => type.GetMethods())
                    .Sum(method => BytesOf(file, metadata.GetMethodDefinition(method))),
                StringComparer.Ordinal);
    }

    private static TypeDefinition Outermost(MetadataReader metadata, TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return type;
    }

    private static int BytesOf(PEReader file, MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? 0 : file.GetMethodBody(method.RelativeVirtualAddress).GetILReader().Length;
}
