using NemoVideo.Local.Faults;
using NemoVideo.Local.Work;

namespace NemoVideo.Local.Api;

/// <summary>What an edit's stream should do differently; a feature of the request.</summary>
internal sealed record StreamQuirks(bool Silent, bool TemporaryIssue);

/// <summary>Applies a <see cref="FaultPlan"/> to requests.</summary>
internal sealed class FaultInjector(ServerClock clock)
{
    private readonly Lock _lock = new();
    private FaultPlan _plan = new();
    private RuleState[] _states = [];

    /// <summary>Setting it restarts all counts.</summary>
    public FaultPlan Plan
    {
        get
        {
            lock (_lock)
            {
                return _plan;
            }
        }
        set
        {
            lock (_lock)
            {
                _plan = value;
                FaultRule[] silent =
                    value.SilentEdits > 0
                        ?
                        [
                            new FaultRule
                            {
                                Call = ApiCall.Run,
                                Do = FaultAction.Silent,
                                Rate = value.SilentEdits,
                            },
                        ]
                        : [];
                _states = [.. value.Rules.Concat(silent).Select((rule, i) => new RuleState(rule, unchecked((value.Seed * 1009) + i)))];
            }
        }
    }

    public WireShape Shape => Plan.Shape;

    /// <summary>Handles a request as the plan says.</summary>
    public async Task InvokeAsync(HttpContext context, string call, Func<Task> handle)
    {
        var rules = Take(call);
        foreach (var delay in rules.Where(r => r.Do == FaultAction.Delay))
        {
            await Task.Delay(TimeSpan.FromSeconds(delay.Seconds), clock, context.RequestAborted);
        }

        if (rules.Any(r => r.Do == FaultAction.DropBefore))
        {
            context.Drop();
            return;
        }

        if (rules.FirstOrDefault(r => r.Do == FaultAction.Error) is { } error)
        {
            if (error.RetryAfter is { } seconds)
            {
                context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            var form = error.Body ?? (error.Code is null ? ErrorForm.Error : ErrorForm.Code);
            await Answers.ErrorAsync(context, error.Code ?? error.Status ?? 500, error.Message ?? "An injected fault.", form, error.Status);
            return;
        }

        context.Features.Set(
            new StreamQuirks(rules.Any(r => r.Do == FaultAction.Silent), rules.Any(r => r.Do == FaultAction.TemporaryIssue))
        );

        var drop = rules.Any(r => r.Do == FaultAction.DropAfter);
        var body = context.Response.Body;
        if (drop)
        {
            context.Response.Body = Stream.Null;
        }
        else
        {
            foreach (
                var rule in rules.Where(r => r.Do is FaultAction.Break or FaultAction.End or FaultAction.Stall or FaultAction.ErrorFrame)
            )
            {
                context.Response.Body = new FaultyBody(context.Response.Body, rule, clock, context);
            }
        }

        try
        {
            await handle();
            if (drop)
            {
                context.Drop();
            }
        }
        catch (AnswerEndedException)
        {
            // A fault has ended the answer; nothing more of it is sent.
        }
        finally
        {
            context.Response.Body = body;
        }
    }

    /// <summary>The message a render that starts now should fail with; null when it should not fail.</summary>
    public string? TakeRenderFailure()
    {
        lock (_lock)
        {
            var due = _states.Where(s => s.Rule.Do == FaultAction.FailRender).Where(s => s.IsDue()).ToList();
            return due.Count == 0 ? null : due[0].Rule.Message ?? "The render failed (an injected fault).";
        }
    }

    private List<FaultRule> Take(string call)
    {
        lock (_lock)
        {
            return
            [
                .. _states
                    .Where(s => s.Rule.Do != FaultAction.FailRender && (s.Rule.Call == FaultRule.AnyCall || s.Rule.Call == call))
                    .Where(s => s.IsDue())
                    .Select(s => s.Rule),
            ];
        }
    }

    private sealed class RuleState(FaultRule rule, int seed)
    {
        // Not for security: the point is that it is repeatable.
#pragma warning disable CA5394
        private readonly Random _random = new(seed);
        private int _seen;

        public FaultRule Rule => rule;

        public bool IsDue()
        {
            _seen++;
            var chosen = rule.Rate is not { } rate || _random.NextDouble() < rate;
            return chosen && _seen >= (rule.Nth ?? 1) && _seen - (rule.Nth ?? 1) < (rule.Times ?? (rule.Nth is null ? int.MaxValue : 1));
        }
#pragma warning restore CA5394
    }
}
