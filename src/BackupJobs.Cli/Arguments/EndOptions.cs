using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options for the receivers of the ends of jobs.</summary>
internal sealed class EndOptions
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(1);

    private readonly Option<string?> _command = new("--on-end")
    {
        HelpName = "COMMAND",
        Description = "Runs this command when a job has ended, with the event as JSON on its standard input. Arguments can have "
            + string.Join(", ", EndValues.Names.Select(name => $"{{{name}}}"))
            + "; the exact values are in BACKUP_JOB_… variables. No shell reads it, unless the command is one.",
    };

    private readonly Option<TimeSpan?> _limit =
        TimeOptions.Duration("--on-end-timeout", "How long the command of --on-end may run. Default: 1m. For example");

    private readonly Option<string[]> _webhook = new("--webhook")
    {
        HelpName = "URL",
        Description = "Posts a CloudEvents 1.0 event to this URL when a job has ended, signed by the scheme of Standard Webhooks, and "
            + $"again if it is not accepted; can be repeated. The secret is in {Variables.WebhookSecret} or --webhook-secret-file.",
    };

    private readonly Option<string?> _secretFile = new("--webhook-secret-file")
    {
        HelpName = "FILE",
        Description = "File with the secret of the webhooks: whsec_ and Base64. Two secrets while one replaces the other. "
            + $"Default: {Variables.WebhookSecret}.",
    };

    public void AddTo(Command command)
    {
        command.Add(_command);
        command.Add(_limit);
        command.Add(_webhook);
        command.Add(_secretFile);
    }

    /// <summary>Creates the receivers; empty if no option names one.</summary>
    /// <exception cref="FailureException">A command, URL or secret is invalid or missing.</exception>
    public IReadOnlyList<IEndHook> Read(ParseResult parsed, Shell shell)
    {
        string? text = parsed.GetValue(_command);
        string[] urls = parsed.GetValue(_webhook) ?? [];
        if (text is null && parsed.GetValue(_limit) is not null)
            throw FailureException.Usage($"{_limit.Name} needs {_command.Name}", $"specify {_command.Name}, or omit {_limit.Name}");
        if (urls.Length == 0 && parsed.GetValue(_secretFile) is not null)
            throw FailureException.Usage(
                $"{_secretFile.Name} needs {_webhook.Name}", $"specify {_webhook.Name}, or omit {_secretFile.Name}");
        List<IEndHook> hooks = [];
        if (text is not null)
            hooks.Add(new CommandHook(Command(text, shell), parsed.GetValue(_limit) ?? DefaultLimit, shell.Time, shell.Error));
        if (urls.Length > 0)
        {
            IReadOnlyList<WebhookSecret> secrets = WebhookSecrets.Read(parsed.GetValue(_secretFile), shell.Variable);
            hooks.AddRange(urls.Select(url => new WebhookHook(Sender(url, secrets, shell), shell.Error)));
        }

        return hooks;
    }

    private CommandTemplate Command(string text, Shell shell)
    {
        CommandTemplate command = CommandTemplate.Parse(text, _command.Name);
        return Programs.Exists(command.Program, shell.Variable)
            ? command
            : throw FailureException.Usage(
                $"{_command.Name}: there is no program '{command.Program}'",
                "check the name and PATH; functions and aliases of a shell need the shell");
    }

    private WebhookSender Sender(string url, IReadOnlyList<WebhookSecret> secrets, Shell shell)
    {
        try
        {
            return new WebhookSender(new Uri(url), secrets, new WebhookOptions
            {
                TimeProvider = shell.Time,
                Retrying = WebhookHook.RetriesTo(shell.Error),
            });
        }
        catch (Exception error) when (error is UriFormatException or ArgumentException)
        {
            // The URL is not shown: it may have a key.
            throw new FailureException(new Failure(
                ExitCode.Usage, $"the URL of {_webhook.Name} is not allowed", error.Message.Split(" (Parameter", 2)[0],
                "use https://, or http:// on a loopback address"));
        }
    }
}
