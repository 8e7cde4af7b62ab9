using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs completion</c>. The scripts call the command itself for suggestions, so they are always up to date.</summary>
internal static class CompletionVerb
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _backup_jobs() {
                local line start= word=${COMP_WORDS[COMP_CWORD]} text=${COMP_LINE:0:COMP_POINT}
                # A value may be joined to its option by '=', at which most settings of bash split words.
                [[ $word == --*=* ]] && start=${word%%=*}= word=${word#*=}
                [[ $word == = ]] && word=
                [[ $text == *=$word ]] && text="${text%=$word} $word"
                COMPREPLY=()
                while IFS= read -r line; do
                    [[ $line == "$word"* ]] && COMPREPLY+=("$start$line")
                done < <(backup-jobs "[suggest:${#text}]" "$text" 2>/dev/null)
            }
            complete -o default -F _backup_jobs backup-jobs
            """,
        ["zsh"] = """
            _backup_jobs() {
                local -a found
                local text=${BUFFER[1,CURSOR]}
                # A value may be joined to its option by '='.
                if [[ $PREFIX == --*=* ]]; then
                    text="${text%"$PREFIX"}${PREFIX%%=*} ${PREFIX#*=}"
                    compset -P '*='
                fi
                found=("${(@f)$(backup-jobs "[suggest:${#text}]" "$text" 2>/dev/null)}")
                compadd -- "${found[@]}"
            }
            compdef _backup_jobs backup-jobs
            """,
        ["fish"] = """
            function __backup_jobs
                set -l text (commandline -cp)
                set -l start ''
                # A value may be joined to its option by '='.
                set -l parts (string match -r -- '^(--[^=]+)=(.*)$' (commandline -ct))
                if set -q parts[3]
                    set start "$parts[2]="
                    set text (string sub -e -(string length -- "$parts[1]") -- "$text")"$parts[2] $parts[3]"
                end
                for value in (backup-jobs "[suggest:"(string length -- "$text")"]" "$text" 2>/dev/null)
                    echo -- "$start$value"
                end
            end
            complete -c backup-jobs -f -a '(__backup_jobs)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName backup-jobs -ScriptBlock {
                param($word, $line, $position)
                $text = "$line"
                $start = ''
                # A value may be joined to its option by '='.
                if ($word -match '^(--[^=]+)=(.*)$') {
                    $start = "$($Matches[1])="
                    $text = $text.Substring(0, $text.Length - $word.Length) + $Matches[1] + ' ' + $Matches[2]
                    $position = $text.Length
                }
                backup-jobs "[suggest:$position]" "$text" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($start + $_) }
            }
            """,
    };

    public static Command Create(Shell shell)
    {
        Argument<string> name = new("SHELL") { Description = "Name of the shell." };
        name.AcceptOnlyFromAmong([.. Scripts.Keys]);
        VerbCommand command =
            new("completion", "Prints a completion script for a shell.", "source <(backup-jobs completion bash)") { name };
        command.SetAction(parsed => shell.Out.Write(Scripts[parsed.GetRequiredValue(name)] + "\n"));
        return command;
    }
}
