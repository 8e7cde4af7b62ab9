using System.Reflection;
using System.Runtime.Loader;

namespace BackupJobs.Conformance.Generate;

/// <summary>A generated client in an assembly that can be unloaded. It shares the runtime library with this program.</summary>
internal sealed class CompiledClient : IDisposable
{
    private readonly AssemblyLoadContext _context = new("generated client", isCollectible: true);

    public CompiledClient(byte[] assembly)
    {
        using MemoryStream stream = new(assembly);
        Assembly = _context.LoadFromStream(stream);
    }

    public Assembly Assembly { get; }

    public void Dispose() => _context.Unload();
}
