using System.ComponentModel;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>How a list is written in a URL, a header or a form field.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ListStyle
{
    /// <summary><c>a,b</c></summary>
    Csv,

    /// <summary>Separated by spaces.</summary>
    Ssv,

    /// <summary>Separated by tabs.</summary>
    Tsv,

    /// <summary><c>a|b</c></summary>
    Pipes,

    /// <summary><c>name=a&amp;name=b</c></summary>
    Multi,

    /// <summary><c>name[key]=value</c></summary>
    DeepObject,

    /// <summary>In a path: <c>.a,b</c></summary>
    Label,

    /// <summary>In a path: <c>.a.b</c></summary>
    LabelExploded,

    /// <summary>In a path: <c>;name=a,b</c></summary>
    Matrix,

    /// <summary>In a path: <c>;name=a;name=b</c></summary>
    MatrixExploded,

    /// <summary>In a path, of <c>key=value</c>: <c>;key=value;key=value</c></summary>
    MatrixEntries,
}
