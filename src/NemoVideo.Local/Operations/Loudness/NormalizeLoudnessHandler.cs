using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Loudness;

/// <summary>Sets the loudness that the renderer gives the whole.</summary>
internal sealed class NormalizeLoudnessHandler : OperationHandler<NormalizeLoudness>
{
    public override string Tool => "normalize_loudness";

    public override Phrase Ability => new("normalize the loudness", "统一响度");

    protected override Outcome Apply(NormalizeLoudness operation, EditContext context)
    {
        var draft = context.Draft;
        if (!draft.Shots().Any(shot => context.HasSound(shot) && shot.Volume > 0) && draft.Music() is null)
        {
            return Outcome.NothingToDo("There is no sound, so there is no loudness to normalize.", "没有声音,因此无需统一响度。");
        }

        var target = operation.Target ?? Limits.UsualLoudness;
        if (!Limits.AllowLoudness(target))
        {
            throw new NotPossibleException(
                $"{Phrase.Number(target)} LUFS is not possible: use {Limits.LeastLoudness} to {Limits.MostLoudness}.",
                $"无法使用 {Phrase.Number(target)} LUFS:请在 {Limits.LeastLoudness} 到 {Limits.MostLoudness} 之间选择。"
            );
        }

        return draft.Metadata.Loudness == target
            ? Outcome.NothingToDo(
                $"The loudness is already set to {Phrase.Number(target)} LUFS.",
                $"响度已设为 {Phrase.Number(target)} LUFS。"
            )
            : Outcome.Done(
                draft with
                {
                    Metadata = draft.Metadata with { Loudness = target },
                },
                $"Set the overall loudness to {Phrase.Number(target)} LUFS.",
                $"整体响度统一为 {Phrase.Number(target)} LUFS。"
            );
    }
}
