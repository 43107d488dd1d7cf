using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>Puts music under the timeline or parts of it: an uploaded file, or else a bed that the backend makes.</summary>
internal sealed class AddMusicHandler : OperationHandler<AddMusic>
{
    /// <summary>Percent; the level in the documents' example.</summary>
    private const double DefaultVolume = 35;

    public override string Tool => "add_music";

    public override Phrase Ability => new("add background music", "添加背景音乐");

    protected override Outcome Apply(AddMusic operation, EditContext context)
    {
        var draft = context.Draft;
        var before = draft.FindTrack(TrackType.Audio, TrackName.Music)?.Segments ?? [];
        var files = Files(context);
        // Where only the time is new, the music that plays stays.
        var (file, source) =
            operation is { FileName: null, Where: not null } && before.Count > 0
                ? (context.MediaOf(before[0]), before[0].Source!)
                : Chosen(operation.FileName, files, context);
        var isNew = before.Count == 0 || before[0].Source != source;
        List<TimeRange> ranges = [.. Ranges(operation, before, context).Where(range => range.Duration >= draft.FrameDuration())];
        if (ranges.Count == 0)
        {
            throw new NotPossibleException("That part is shorter than a frame.", "这一段比一帧还短。");
        }

        var nextId = int.Parse(draft.NewId().AsSpan(1), CultureInfo.InvariantCulture);
        var duck = draft.Shots().Any(shot => context.HasSound(shot) && shot.Volume > 0);
        var pieces = ranges
            .Select(
                (range, index) =>
                    new Segment
                    {
                        Id = index < before.Count ? before[index].Id : $"s{nextId++}",
                        Name = file?.FileName ?? "Music bed",
                        Source = source,
                        Start = range.From,
                        Duration = range.Duration,
                        SourceStart = range.From - ranges[0].From,
                        Volume =
                            operation.Volume is { } volume ? Levels.Exactly(volume)
                            : isNew ? DefaultVolume
                            : (before.FirstOrDefault(piece => piece.Start < range.To && piece.End > range.From) ?? before[0]).Volume,
                        FadeIn = Song.FadeOf(range.Duration),
                        FadeOut = Song.FadeOf(range.Duration),
                        Duck = duck,
                    }
            )
            .ToList();
        var level = Phrase.Number(pieces[0].Volume);
        var after = draft.WithTrack(
            new()
            {
                Type = TrackType.Audio,
                Name = TrackName.Music,
                Segments = pieces,
            }
        );
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo($"This music is already there, at {level}%.", $"这段音乐已经在了,音量 {level}%。");
        }

        var name = file is null ? "" : $" ({file.FileName})";
        var (where, chineseWhere) =
            ranges is [{ From: 0 } all] && all.To == draft.Duration
                ? ("", "")
                : ($", only at {TimePoints.Describe(ranges)} s", $",只在 {TimePoints.Describe(ranges)} 秒播放");
        var others = operation.FileName is null && isNew ? files.Where(other => other.Id != source).ToList() : [];
        var names = string.Join(", ", others.Select(other => other.FileName));
        return Outcome.Done(
            after,
            $"{(operation.FileName is null && !isNew ? "Changed the" : "Added")} background music{name} at {level}%{where}."
                + (others.Count > 0 ? $" Name the file to use another: {names}." : ""),
            $"{(operation.FileName is null && !isNew ? "已更改" : "已添加")}背景音乐{name},音量 {level}%{chineseWhere}。"
                + (others.Count > 0 ? $"要用别的请说出文件名:{names}。" : "")
        );
    }

    private static IReadOnlyList<TimeRange> Ranges(AddMusic operation, IReadOnlyList<Segment> before, EditContext context) =>
        operation switch
        {
            { Where: { } where } => where.RangesOn(context.Draft, context.Media),
            // Where only its volume changes, it plays on.
            { Volume: not null } or { FileName: not null } when before.Count > 0 => Ripple.Merge(
                before.Select(piece => new TimeRange(piece.Start, piece.End)),
                context.Draft.Duration
            ),
            _ => [new(0, context.Draft.Duration)],
        };

    /// <summary>The audio files that can be music, those most likely meant first.</summary>
    private static List<MediaItem> Files(EditContext context)
    {
        // The message's own files come before the project's others, later uploads before earlier ones.
        var shown = context.Draft.Shots().Select(shot => shot.Source).ToHashSet();
        return
        [
            .. context
                .Clips.Reverse()
                .Concat(context.Media.Except(context.Clips).Reverse())
                .Where(item => item.Info.Kind == MediaKind.Audio && !shown.Contains(item.Id))
                .Distinct(),
        ];
    }

    private static (MediaItem? File, string Source) Chosen(string? name, List<MediaItem> files, EditContext context)
    {
        var file = name is null
            ? files.FirstOrDefault()
            : files.Find(item => ClipList.NameMatches(item.FileName, name))
                ?? throw new NotPossibleException(
                    $"There is no audio file named '{name}'. Upload it first.",
                    $"没有名为“{name}”的音频文件,请先上传。"
                );
        return (file, file?.Id ?? Segment.BedPrefix + Seed(context.Media));
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
