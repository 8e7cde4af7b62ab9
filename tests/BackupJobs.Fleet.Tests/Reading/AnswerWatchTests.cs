using BackupJobs.Fleet.Tests.Kill;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>When nothing at all is read from Azure.</summary>
public class AnswerWatchTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 30, 3, 0, 0, TimeSpan.Zero));
    private readonly AnswerWatch _watch;

    public AnswerWatchTests() => _watch = new AnswerWatch(_time);

    [Fact]
    public void Attempts_without_an_answer_are_silence_from_the_first_of_them()
    {
        DateTimeOffset first = _time.GetUtcNow();
        for (int i = 0; i < 4; i++)
        {
            Assert.Null(_watch.SilentSince);
            using (_watch.Begin())
                _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(first, _watch.SilentSince);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, _watch.SilentSince);
        using (_watch.Begin())
            _watch.Answered();
        Assert.Null(_watch.SilentSince);
    }

    [Fact]
    public void Nothing_is_missed_while_nothing_is_due()
    {
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Null(_watch.SilentSince);
        using (_watch.Begin())
            _watch.Answered();
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Null(_watch.SilentSince);
    }

    [Fact]
    public void A_read_that_is_answered_at_first_and_then_hangs_is_silence_from_its_last_answer()
    {
        using IDisposable read = _watch.Begin();
        _time.Advance(TimeSpan.FromMinutes(2));
        _watch.Answered();
        DateTimeOffset last = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(39));
        Assert.Null(_watch.SilentSince);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(last, _watch.SilentSince);
    }

    [Fact]
    public void Vaults_that_hang_are_no_silence_while_others_answer()
    {
        using IDisposable hangs = _watch.Begin();
        for (int i = 0; i < 10; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            using (_watch.Begin())
                _watch.Answered();
        }

        Assert.Null(_watch.SilentSince);
    }

    [Fact]
    public async Task A_service_whose_requests_all_hang_says_so_within_a_minute_and_when_it_is_over()
    {
        await using TestEstate estate = await TestEstate.StartAsync(4);
        await using CuttableNetwork network = new(estate.Emulator.Endpoint.Port);
        await using LocalFleet fleet = await LocalFleet.StartAsync(
            estate, configure: options => options.Tenants[0].Endpoint = new Uri($"http://127.0.0.1:{network.Port}/"));
        await LocalFleet.UntilAsync(
            async () => (await fleet.History.ListVaultsAsync()).Count(vault => vault.LastRead is not null) == 4);
        DateTimeOffset cut = DateTimeOffset.UtcNow;
        network.Cut();
        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.NothingReadSince is not null));

        Assert.InRange(fleet.Status.NothingReadSince!.Value, cut.AddSeconds(-1), cut.AddSeconds(20));
        Assert.InRange((await fleet.History.MeasureLagAsync()).OldestRead!.Value, cut.AddSeconds(-30), cut.AddSeconds(1));
        network.Mend();
        await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Status.NothingReadSince is null));
    }
}
