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
                found=("${(@f)$(backup-jobs "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -- "${found[@]}"
            }
            compdef _backup_jobs backup-jobs
            """,
        ["fish"] = """
            complete -c backup-jobs -f -a '(backup-jobs "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName backup-jobs -ScriptBlock {
                param($word, $line, $position)
                backup-jobs "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
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
