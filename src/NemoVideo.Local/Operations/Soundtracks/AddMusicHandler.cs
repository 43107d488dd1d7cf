using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>Puts music under the whole timeline: an uploaded file, or else a bed that the backend makes.</summary>
internal sealed class AddMusicHandler : OperationHandler<AddMusic>
{
    /// <summary>Percent; the level in the documents' example.</summary>
    private const double DefaultVolume = 35;

    /// <summary>Milliseconds at each end; less on a short timeline.</summary>
    private const long FadeDuration = 1000;

    public override string Tool => "add_music";

    public override Phrase Ability => new("add background music", "添加背景音乐");

    protected override Outcome Apply(AddMusic operation, EditContext context)
    {
        var draft = context.Draft;
        var file = FindFile(operation.FileName, context);
        var before = draft.Music();
        var source = file?.Id ?? Segment.BedPrefix + Seed(context.Media);
        var fade = Math.Min(FadeDuration, draft.Duration / 4);
        var music = new Segment
        {
            Id = before?.Id ?? draft.NewId(),
            Name = file?.FileName ?? "Music bed",
            Source = source,
            Duration = draft.Duration,
            Volume =
                operation.Volume is { } volume ? Levels.Exactly(volume)
                : before?.Source == source ? before.Volume
                : DefaultVolume,
            FadeIn = fade,
            FadeOut = fade,
            Duck = draft.Shots().Any(shot => context.HasSound(shot) && shot.Volume > 0),
        };
        var level = Phrase.Number(music.Volume);
        var after = draft.WithTrack(
            new()
            {
                Type = TrackType.Audio,
                Name = TrackName.Music,
                Segments = [music],
            }
        );
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo($"This music is already there, at {level}%.", $"这段音乐已经在了,音量 {level}%。");
        }

        var name = file is null ? "" : $" ({file.FileName})";
        return Outcome.Done(after, $"Added background music{name} at {level}%.", $"已添加背景音乐{name},音量 {level}%。");
    }

    private static MediaItem? FindFile(string? name, EditContext context)
    {
        var shown = context.Draft.Clips();
        // The message's own files come before the project's others, later uploads before earlier ones.
        var files = context
            .Clips.Concat(context.Media.Except(context.Clips).Reverse())
            .Where(item => item.Info.Kind == MediaKind.Audio && !shown.Contains(item.Id))
            .ToList();
        if (name is null)
        {
            return files.FirstOrDefault(context.Clips.Contains) is null ? files.FirstOrDefault() : files.Last(context.Clips.Contains);
        }

        return files.FirstOrDefault(item => ClipList.NameMatches(item.FileName, name))
            ?? throw new NotPossibleException(
                $"There is no audio file named '{name}'. Upload it first.",
                $"没有名为“{name}”的音频文件,请先上传。"
            );
    }

    /// <summary>The same for the same uploads (FNV-1a of their names and lengths), so that a repeated edit sounds the same.</summary>
    private static uint Seed(IReadOnlyList<MediaItem> media)
    {
        var hash = 2166136261u;
        foreach (var letter in media.SelectMany(item => $"{item.FileName}|{(long)item.Info.Duration.TotalMilliseconds}|"))
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return hash;
    }
}
