using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Volumes;

/// <summary>Volumes in percent.</summary>
internal static class Levels
{
    /// <exception cref="NotPossibleException">Nothing can be that loud.</exception>
    public static double Exactly(double percent) =>
        Limits.AllowVolume(percent)
            ? Math.Round(percent, 2)
            : throw new NotPossibleException(
                $"A volume of {Phrase.Number(percent)}% is not possible: use 0% to {Phrase.Number(Limits.Loudest)}%.",
                $"无法使用 {Phrase.Number(percent)}% 的音量:只能是 0% 到 {Phrase.Number(Limits.Loudest)}%。"
            );

    /// <summary>As close as possible to a level reached in steps ("louder").</summary>
    public static double Limit(double percent) => Math.Round(Math.Clamp(percent, 0, Limits.Loudest), 2);
}
