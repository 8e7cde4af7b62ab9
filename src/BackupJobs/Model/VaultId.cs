using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace BackupJobs;

/// <summary>
/// Identifies a vault of either kind by kind, subscription, resource group and name. Case is ignored, as in ARM.
/// </summary>
public sealed class VaultId : IEquatable<VaultId>
{
    /// <summary>More parts of a resource id than identify its vault.</summary>
    private const int MostParts = 10;

    private static readonly SearchValues<char> NotInSegment = SearchValues.Create(
        ['/', '\\', '?', '#', .. Enumerable.Range(0, 0x100).Select(static value => (char)value).Where(char.IsControl)]);

    /// <summary>Creates the id of a Recovery Services vault from its three parts.</summary>
    /// <param name="subscriptionId">Subscription id, without <c>/subscriptions/</c>.</param>
    /// <param name="resourceGroup">Name of the resource group.</param>
    /// <param name="vaultName">Name of the vault.</param>
    /// <exception cref="ArgumentException">A part is empty, a dot segment, or contains a slash or a control character.</exception>
    public VaultId(string subscriptionId, string resourceGroup, string vaultName)
        : this(subscriptionId, resourceGroup, vaultName, VaultKind.RecoveryServices)
    {
    }

    /// <summary>Creates an id from its parts.</summary>
    /// <param name="kind">Kind of the vault.</param>
    /// <inheritdoc cref="VaultId(string, string, string)"/>
    /// <param name="subscriptionId">Subscription id, without <c>/subscriptions/</c>.</param>
    /// <param name="resourceGroup">Name of the resource group.</param>
    /// <param name="vaultName">Name of the vault.</param>
    public VaultId(string subscriptionId, string resourceGroup, string vaultName, VaultKind kind)
    {
        Kind = kind;
        SubscriptionId = Segment(subscriptionId, nameof(subscriptionId));
        ResourceGroup = Segment(resourceGroup, nameof(resourceGroup));
        VaultName = Segment(vaultName, nameof(vaultName));
    }

    /// <summary>Kind of the vault, which decides the API that serves it.</summary>
    public VaultKind Kind { get; }

    /// <summary>Subscription id, as given.</summary>
    public string SubscriptionId { get; }

    /// <summary>Name of the resource group, as given.</summary>
    public string ResourceGroup { get; }

    /// <summary>Name of the vault, as given.</summary>
    public string VaultName { get; }

    /// <summary>Parses the ARM resource id of a vault, or of a resource in a vault (a job, a protected item).</summary>
    /// <param name="resourceId"><c>/subscriptions/…/resourceGroups/…/providers/Microsoft.RecoveryServices/vaults/…</c> or
    /// <c>…/providers/Microsoft.DataProtection/backupVaults/…</c>, in any case.</param>
    /// <exception cref="FormatException">The string is not the id of a vault or of a resource in one.</exception>
    public static VaultId Parse(string resourceId) => TryParse(resourceId, out VaultId? id)
        ? id
        : throw new FormatException(
            "Expected a resource id like '/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}' "
            + "or '…/providers/Microsoft.DataProtection/backupVaults/{vault}'.");

    /// <summary>Parses an ARM resource id as <see cref="Parse"/> does; false if it is not the id of a vault.</summary>
    /// <param name="resourceId">The resource id; null is not valid.</param>
    /// <param name="id">The vault, if the result is true.</param>
    public static bool TryParse([NotNullWhen(true)] string? resourceId, [NotNullWhen(true)] out VaultId? id)
    {
        id = null;
        // Long lists have an id in each item, so only the names are copied.
        ReadOnlySpan<char> text = resourceId;
        Span<Range> parts = stackalloc Range[MostParts];
        bool matches = text.Split(parts, '/') >= MostParts - 1
            && text[parts[0]].IsEmpty
            && AreEqual(text[parts[1]], "subscriptions")
            && AreEqual(text[parts[3]], "resourceGroups")
            && AreEqual(text[parts[5]], "providers");
        if (!matches || KindOf(text[parts[6].Start..parts[7].End]) is not { } kind)
            return false;
        string subscription = text[parts[2]].ToString();
        string group = text[parts[4]].ToString();
        string name = text[parts[8]].ToString();
        if (IsValidName(subscription) && IsValidName(group) && IsValidName(name))
            id = new VaultId(subscription, group, name, kind);
        return id is not null;
    }

    /// <summary>
    /// Whether a string can be the name of a vault, or of another resource: one segment of a path, not empty, without <c>/</c>, <c>\</c>,
    /// <c>?</c>, <c>#</c> and control characters.
    /// </summary>
    /// <param name="value">The name; null is not valid.</param>
    public static bool IsValidName([NotNullWhen(true)] string? value) =>
        !string.IsNullOrWhiteSpace(value) && !value.AsSpan().ContainsAny(NotInSegment) && !IsDotSegment(value);

    // Also an encoded one would name another resource.
    private static bool IsDotSegment(string value) =>
        value.Length <= "%2E%2E".Length && value.Replace("%2E", ".", StringComparison.OrdinalIgnoreCase) is "." or "..";

    private static VaultKind? KindOf(ReadOnlySpan<char> type) =>
        AreEqual(type, TypeOf(VaultKind.RecoveryServices)) ? VaultKind.RecoveryServices
        : AreEqual(type, TypeOf(VaultKind.BackupVault)) ? VaultKind.BackupVault
        : null;

    internal static string TypeOf(VaultKind kind) =>
        kind == VaultKind.BackupVault ? "Microsoft.DataProtection/backupVaults" : "Microsoft.RecoveryServices/vaults";

    /// <inheritdoc/>
    public bool Equals(VaultId? other) => other is not null && AreEqual(ToString(), other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VaultId);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>The vault's ARM resource id.</summary>
    public override string ToString() =>
        $"/subscriptions/{SubscriptionId}/resourceGroups/{ResourceGroup}/providers/{TypeOf(Kind)}/{VaultName}";

    private static bool AreEqual(ReadOnlySpan<char> left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string Segment(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameter);
        return IsValidName(value)
            ? value
            : throw new ArgumentException("One path segment is expected, without '/', '\\', '?', '#' and control characters.", parameter);
    }
}
