using NemoVideo.Core.Pipeline;

namespace NemoVideo.Core.Clips;

/// <summary>The documents' advice about clips, each given once per run, when it applies.</summary>
internal sealed class ClipAdvice(Skill skill)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    private readonly object _lock = new();
    private readonly HashSet<string> _told = [];
    private TimeSpan? _shortest;
    private TimeSpan? _longest;

    public void Look(Clip clip, IPipeline pipeline)
    {
        lock (_lock)
        {
            if (
                skill.Name is "video-leaderboard" or "video-creator-job"
                && clip.Duration > Long
                && clip.Kind is null or "video"
                && _told.Add("long")
            )
            {
                pipeline.Warn(
                    $"'{clip.Name}' lasts {Text.Size.Of(clip.Duration.Value)}. Clips under 3 minutes render fastest and cost fewer credits."
                );
            }

            if (skill.Name == "video-leaderboard-ai" && clip.Duration is { } length && clip.Kind is null or "video")
            {
                _shortest = _shortest is null || length < _shortest ? length : _shortest;
                _longest = _longest is null || length > _longest ? length : _longest;

                // Twice as long is where a side-by-side look no longer compares like with like (assumed: the document gives no figure).
                if (_shortest.Value > TimeSpan.Zero && _longest.Value.Ticks > 2 * _shortest.Value.Ticks && _told.Add("similar"))
                {
                    pipeline.Warn(
                        $"The clips run from {Text.Size.Of(_shortest.Value)} to {Text.Size.Of(_longest.Value)}. Videos of "
                            + $"similar length compare better."
                    );
                }
            }

            if (skill.Name == "ai-video-editor-highlights" && clip.Kind is null or "video" && _told.Add("audio"))
            {
                pipeline.Verbose("Clear audio cues in the footage help to find highlights.");
            }

            if (MediaTypes.IsRoughVideo(clip.Name) && _told.Add("format"))
            {
                pipeline.Verbose($"'{clip.Name}': MP4, MOV, AVI and WebM work most smoothly.");
            }
        }
    }
}
