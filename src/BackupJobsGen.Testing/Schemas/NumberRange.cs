namespace BackupJobsGen.Testing.Schemas;

/// <summary>The numbers that a schema allows: between limits that may be excluded, and multiples of a step.</summary>
internal readonly record struct NumberRange(decimal From, bool IsFromOpen, decimal To, bool IsToOpen, decimal? Step)
{
    // Small enough that no calculation overflows.
    private const decimal MaxValue = 1_000_000_000_000_000_000;
    private const decimal MaxStep = 1_000_000_000;
    private const decimal MinStep = 0.000_000_001m;

    // Without limits, numbers stay readable.
    private const decimal Width = 1000;

    public static NumberRange Of(SchemaView view)
    {
        (decimal? from, bool isFromOpen) = (view.Greatest("minimum"), false);
        (decimal? to, bool isToOpen) = (view.Smallest("maximum"), false);
        isFromOpen = view.Parts.Any(part =>
            part["exclusiveMinimum"] is { Json.IsTrue: true } && ScalarValues.Number(part["minimum"]) == from && from is not null);
        isToOpen = view.Parts.Any(part =>
            part["exclusiveMaximum"] is { Json.IsTrue: true } && ScalarValues.Number(part["maximum"]) == to && to is not null);
        if (view.Greatest("exclusiveMinimum") is { } above && !(above < from))
            (from, isFromOpen) = (above, true);
        if (view.Smallest("exclusiveMaximum") is { } below && !(below > to))
            (to, isToOpen) = (below, true);
        decimal first = Math.Clamp(from ?? Math.Min(1, to - (isToOpen ? 1 : 0) ?? 1), -MaxValue, MaxValue);
        decimal[] steps =
        [
            .. view.Parts.Select(part => ScalarValues.Number(part["multipleOf"])).OfType<decimal>()
                .Where(step => step is >= MinStep and <= MaxStep).Distinct(),
        ];
        return new(
            first, isFromOpen, Math.Clamp(to ?? first + Width, -MaxValue, MaxValue), isToOpen,
            steps.Length == 0 ? null : steps.Aggregate((all, step) => all <= MaxStep ? all * step : all));
    }

    /// <param name="index">Which of several numbers; null for any.</param>
    public decimal Whole(int? index, Random random)
    {
        decimal step = Step ?? 1;
        // 0.5 has whole multiples as well.
        decimal multiple = Enumerable.Range(1, 1000).Select(count => count * step).FirstOrDefault(one => decimal.Truncate(one) == one);
        return Multiple(multiple > 0 ? multiple : 1, index, random);
    }

    /// <param name="index">Which of several numbers; null for any.</param>
    public decimal Real(int? index, Random random)
    {
        if (Step is { } step)
            return Multiple(step, index, random);
        decimal part = (index ?? random.Next(0, 98)) + 1;
        return From + (Math.Max(0, Math.Min(To - From, 25)) * part / 100);
    }

    private decimal Multiple(decimal step, int? index, Random random)
    {
        decimal first = Math.Ceiling(From / step) * step;
        decimal last = Math.Floor(To / step) * step;
        if (IsFromOpen && first == From)
            first += step;
        if (IsToOpen && last == To)
            last -= step;
        decimal count = Math.Floor((last - first) / step) + 1;
        // Nothing is between the limits, or an unlimited range is narrower than the step.
        return count < 1 ? first : first + (step * (index % count ?? random.Next((int)Math.Min(100, count))));
    }
}
