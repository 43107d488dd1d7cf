using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Finishes;

/// <summary>
/// A length was named, but not what should go. What is short enough stays as it is; which part of something longer matters is
/// not for the backend to guess, so it asks.
/// </summary>
internal sealed class FitLengthHandler : OperationHandler<FitLength>
{
    /// <summary>Nobody means "2 minutes" to the millisecond.</summary>
    private const double Tolerance = 1.01;

    /// <summary>Faster than this, speech is no longer comfortable to follow.</summary>
    private const double FastestSpeech = 1.5;

    public override string Tool => "fit_length";

    protected override Outcome Apply(FitLength operation, EditContext context)
    {
        var (length, target) = (context.Draft.Duration, (long)operation.Length.TotalMilliseconds);
        var (now, wanted) = (Phrase.Seconds(length), Phrase.Seconds(target));
        if (length <= target * Tolerance)
        {
            return Outcome.NothingToDo(
                length >= target / Tolerance
                    ? $"It is {wanted} s long, as asked."
                    : $"It is {now} s long, which is less than the {wanted} s asked for; nothing was repeated to fill it.",
                length >= target / Tolerance
                    ? $"时长为 {wanted} 秒,符合要求。"
                    : $"时长为 {now} 秒,短于要求的 {wanted} 秒;没有重复内容来凑时长。"
            );
        }

        var factor = Math.Ceiling(20.0 * length / target) / 20;
        var faster =
            factor <= FastestSpeech
                ? new Phrase($", or \"play it {Phrase.Number(factor)}x as fast\"", $",或“{Phrase.Number(factor)} 倍速播放”")
                : new Phrase("", "");
        return Outcome.NothingToDo(
            $"It is {now} s long, which is more than the {wanted} s asked for; I can't tell what can go. Which part "
                + $"should I keep? For example, say \"keep the first {wanted} seconds\", \"cut out 0:10 to 0:25\"{faster.English}.",
            $"时长为 {now} 秒,超过要求的 {wanted} 秒,我无法判断哪些内容可以去掉。要保留哪一部分?例如“保留前 {wanted} 秒”、“剪掉 0:10 到 0:25”{faster.Chinese}。"
        );
    }
}
