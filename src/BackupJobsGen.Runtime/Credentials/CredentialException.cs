namespace BackupJobsGen.Runtime;

/// <summary>A credential is missing, cannot be sent, or its authority gave no token. The request itself was not sent.</summary>
public sealed class CredentialException : Exception
{
    internal CredentialException(string message, bool isTransient = false, Exception? inner = null)
        : base(Redact.Text(message), inner) => IsTransient = isTransient;

    /// <summary>Whether the same call may succeed a little later: the authority did not answer, or was overloaded.</summary>
    public bool IsTransient { get; }

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());
}
