using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Web;

/// <summary>
/// The keys of sessions, in memory: they encrypt the cookies of people who have signed in, and nothing else. A file would let its reader
/// sign in as anyone, and people sign in again after a restart with one click. The example unit has no home for such a file anyway.
/// </summary>
internal sealed class SessionKeys : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    public static void Add(IServiceCollection services)
    {
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SessionKeys());
        // It warns that keys are stored without encryption, wherever they are stored.
        services.AddLogging(logging => logging.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error));
    }

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys];

    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
}
