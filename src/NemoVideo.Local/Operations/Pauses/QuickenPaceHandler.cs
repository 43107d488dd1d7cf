using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Speeds;

namespace NemoVideo.Local.Operations.Pauses;

/// <summary>Cuts out the pauses or, where there are none, plays everything a little faster.</summary>
internal sealed class QuickenPaceHandler(IPauseDetector detector) : OperationHandler
{
    private const double Faster = 1.15;

    public override Type OperationType => typeof(QuickenPace);

    public override string Tool => "quicken_pace";

    public override async Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken)
    {
        var cut = await new CutPausesHandler(detector).ApplyAsync(new CutPauses(), context, cancellationToken);
        if (cut.Kind == OutcomeKind.Done)
        {
            return cut;
        }

        var faster = await new ChangeSpeedHandler().ApplyAsync(new ChangeSpeed(Faster), context, cancellationToken);
        return faster with { Text = new($"{cut.Text.English} {faster.Text.English}", cut.Text.Chinese + faster.Text.Chinese) };
    }
}
