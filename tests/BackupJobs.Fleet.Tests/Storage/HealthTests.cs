using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace BackupJobs.Fleet.Tests.Storage;

public class HealthTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryLog<FleetHealth> _log = new();
    private readonly FleetHealth _health;

    public HealthTests() => _health = new FleetHealth(_time, _log);

    [Fact]
    public void An_outage_is_one_line_at_its_begin_and_one_at_its_end()
    {
        _health.Confirm(_time.GetTimestamp());
        foreach (string reason in (string[])["refused", "end of stream", "refused"])
        {
            _health.Fail(new NpgsqlException(reason), _time.GetTimestamp());
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.True(_health.Explains(new InvalidOperationException("The connection is broken.")));
        _health.Confirm(_time.GetTimestamp());
        _health.Confirm(_time.GetTimestamp());

        Assert.Equal(
            [
                "Nothing is read, stored or delivered until the database is back. The database does not answer: refused",
                "The database is back after 30 s; what has waited continues.",
            ],
            _log.Lines);
        Assert.Equal([LogLevel.Error, LogLevel.Information], _log.Levels);
        Assert.False(_health.Explains(new InvalidOperationException("odd")));
    }

    [Fact]
    public void A_connection_that_an_outage_has_broken_is_not_another_outage()
    {
        long opened = _time.GetTimestamp();
        _health.Confirm(_time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(10));
        _health.Fail(new NpgsqlException("reset"), opened);
        _time.Advance(TimeSpan.FromSeconds(2));
        _health.Confirm(_time.GetTimestamp());
        Assert.Equal(2, _log.Lines.Count);

        _health.Fail(new NpgsqlException("reset"), opened);
        Assert.True(_health.MayWork);
        Assert.Equal(2, _log.Lines.Count);
        _time.Advance(TimeSpan.FromSeconds(1));
        _health.Fail(new NpgsqlException("reset"), _time.GetTimestamp());
        Assert.Equal(3, _log.Lines.Count);
    }

    [Fact]
    public void A_slow_statement_has_a_line_of_its_own_unless_the_database_is_away()
    {
        _health.Confirm(_time.GetTimestamp());
        NpgsqlException slow = new("Exception while reading from stream", new TimeoutException());

        Assert.False(_health.Explains(slow));
        Assert.False(_health.Explains(new TimeoutException()));
        _health.Fail(slow, _time.GetTimestamp());
        Assert.True(_health.Explains(slow));
        // What waited on a broken connection times out later.
        _health.Confirm(_time.GetTimestamp());
        Assert.True(_health.Explains(slow));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(_health.Explains(slow));
    }

    [Fact]
    public void A_server_that_refuses_is_not_one_that_does_not_answer()
    {
        _health.Fail(new NpgsqlException("refused"), _time.GetTimestamp());
        _health.Fail(new PostgresException("the database system is starting up", "FATAL", "FATAL", "57P03"), _time.GetTimestamp());
        _health.Fail(new PostgresException("role \"fleet\" does not exist", "FATAL", "FATAL", "28000"), _time.GetTimestamp());

        Assert.StartsWith("The database refuses this process: 28000: role", _health.Reason, StringComparison.Ordinal);
        Assert.Equal(2, _log.Lines.Count);
        Assert.EndsWith(_health.Reason!, _log.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_without_rights_is_said_which_it_needs()
    {
        _health.Fail(new PostgresException("permission denied for schema public", "ERROR", "ERROR", "42501"), _time.GetTimestamp());
        Assert.StartsWith(
            "The database refuses this process: 42501: permission denied for schema public. The role needs the right to create",
            _health.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_ends_with_the_next_transaction_and_a_full_disk_does_not()
    {
        _health.Confirm(_time.GetTimestamp());
        _health.HoldUpWrites();
        _health.HoldUpWrites();
        Assert.True(_health.MayWork);
        Assert.StartsWith("The database does not accept writes", _health.Reason, StringComparison.Ordinal);
        _health.Unlocked();
        Assert.Null(_health.Reason);
        Assert.Equal(2, _log.Lines.Count);

        _health.RefuseWrites("full");
        _health.Confirm(_time.GetTimestamp());
        _health.Unlocked();
        Assert.Equal("full", _health.Reason);
    }

    [Fact]
    public void A_full_disk_ends_with_the_next_write()
    {
        _health.Confirm(_time.GetTimestamp());
        _health.RefuseWrites("The database refuses to write: full");
        _time.Advance(TimeSpan.FromSeconds(2));
        _health.Confirm(_time.GetTimestamp());
        Assert.Single(_log.Lines);
        _health.Written();

        Assert.Equal("The database is back after 2 s; what has waited continues.", _log.Lines[1]);
    }
}
