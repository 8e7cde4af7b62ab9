using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobs.Conformance.Documents;

internal static class Glob
{
    /// <summary><c>**/</c> any folders, <c>*</c> and <c>?</c> within one segment; everything else verbatim.</summary>
    public static Regex ToRegex(string glob)
    {
        StringBuilder pattern = new("^");
        for (int i = 0; i < glob.Length; i++)
        {
            if (glob.AsSpan(i).StartsWith("**/"))
            {
                pattern.Append("(.*/)?");
                i += 2;
            }
            else if (glob.AsSpan(i).StartsWith("**"))
            {
                pattern.Append(".*");
                i++;
            }
            else
            {
                pattern.Append(glob[i] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    char other => Regex.Escape(other.ToString()),
                });
            }
        }
        return new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant);
    }
}
