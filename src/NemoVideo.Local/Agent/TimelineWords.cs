using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Agent;

/// <summary>Says what is on a timeline, a sentence for each thing; null where there is nothing of it.</summary>
internal static class TimelineWords
{
    /// <summary>More would hide the rest of the answer.</summary>
    private const int MostListed = 20;

    /// <summary>In the order of the timeline, numbered as instructions count them.</summary>
    public static Phrase Clips(Draft draft)
    {
        var clips = draft.Clips();
        var said = clips.Select((clip, index) => OfClip(draft, clip, index + 1)).ToList();
        return List($"{ClipList.Count(clips.Count)}", $"{clips.Count} 个片段", said);
    }

    public static Phrase? Music(Draft draft)
    {
        var pieces = draft
            .Tracks.Where(track => track.Type == TrackType.Audio)
            .SelectMany(track => track.Segments)
            .Select(piece =>
            {
                var level =
                    piece.Volume == 0
                        ? new Phrase("muted", "静音")
                        : new($"at {Phrase.Number(piece.Volume)}%", $"音量 {Phrase.Number(piece.Volume)}%");
                var ducks = piece.Duck ? new Phrase(", lowered while somebody speaks", ",有人说话时降低") : new("", "");
                return new Phrase(
                    $"{piece.Name} {level.English} ({Range(piece)} s{ducks.English})",
                    $"{piece.Name},{level.Chinese}({Range(piece)} 秒{ducks.Chinese})"
                );
            })
            .ToList();
        return pieces.Count == 0 ? null : List("Music", "音乐", pieces);
    }

    /// <summary>Titles, captions and other texts, without leaderboards.</summary>
    public static Phrase? Texts(Draft draft)
    {
        var texts = draft
            .Texts()
            .Select(text =>
            {
                var kind = text.Style switch
                {
                    TextStyle.Title => new Phrase("title", "标题"),
                    TextStyle.Caption => new Phrase("caption", "字幕"),
                    TextStyle.Rank or TextStyle.Table => new Phrase("ranking", "排名"),
                    _ => new Phrase("text", "文字"),
                };
                var words = Reply.Shorten(text.Text ?? "");
                return new Phrase($"{kind.English} \"{words}\" ({Range(text)} s)", $"{kind.Chinese}“{words}”({Range(text)} 秒)");
            })
            .ToList();
        return texts.Count == 0 ? null : List("Texts", "文字", texts);
    }

    public static Phrase? Logo(Draft draft)
    {
        var logos = draft
            .Tracks.Where(track => track is { Type: TrackType.Video, Name: TrackName.Logo })
            .SelectMany(track => track.Segments)
            .Select(logo => new Phrase(
                $"{logo.Name}, {Place(logo.Position).English} ({Range(logo)} s)",
                $"{logo.Name},{Place(logo.Position).Chinese}({Range(logo)} 秒)"
            ))
            .ToList();
        return logos.Count == 0 ? null : List("Logo", "徽标", logos);
    }

    public static Phrase? Board(Draft draft)
    {
        var boards = draft.Tracks.SelectMany(track => track.Segments).Where(segment => segment.Leaderboard is not null).ToList();
        if (boards.Count == 0)
        {
            return null;
        }

        var (rows, range) = (boards[^1].Leaderboard!.Rows.Count, $"{Phrase.Seconds(boards[0].Start)}-{Phrase.Seconds(boards[^1].End)}");
        return new($"Leaderboard: {rows} {(rows == 1 ? "row" : "rows")} ({range} s).", $"排行榜:{rows} 行({range} 秒)。");
    }

    public static Phrase? Fades(Draft draft)
    {
        List<Phrase> fades = [];
        foreach (var shot in draft.Shots())
        {
            var (english, chinese) = shot.FadeSoundOnly ? ("sound fades", "声音淡") : ("fades", "淡");
            if (shot.FadeIn > 0)
            {
                fades.Add(
                    new(
                        $"{english} in at {Phrase.Seconds(shot.Start)} s ({Phrase.Seconds(shot.FadeIn)} s)",
                        $"{Phrase.Seconds(shot.Start)} 秒处{chinese}入({Phrase.Seconds(shot.FadeIn)} 秒)"
                    )
                );
            }

            if (shot.FadeOut > 0)
            {
                fades.Add(
                    new(
                        $"{english} out until {Phrase.Seconds(shot.End)} s ({Phrase.Seconds(shot.FadeOut)} s)",
                        $"{Phrase.Seconds(shot.End)} 秒处{chinese}出({Phrase.Seconds(shot.FadeOut)} 秒)"
                    )
                );
            }

            if (shot.CrossFade > 0)
            {
                fades.Add(
                    new(
                        $"cross-fades at {Phrase.Seconds(shot.Start)} s ({Phrase.Seconds(shot.CrossFade)} s)",
                        $"{Phrase.Seconds(shot.Start)} 秒处交叉淡化({Phrase.Seconds(shot.CrossFade)} 秒)"
                    )
                );
            }
        }

        return fades.Count == 0 ? null : List("Fades", "淡入淡出", fades);
    }

    public static Phrase Frame(Draft draft)
    {
        var frame = draft.Metadata;
        var divisor = Divisor(frame.Width, frame.Height);
        var shape = $"{frame.Width}x{frame.Height} ({frame.Width / divisor}:{frame.Height / divisor})";
        var fit = frame.Fit switch
        {
            FitMode.Fill => new Phrase("cropped to fill it", "裁切填满"),
            FitMode.Blur => new Phrase("shown whole over a blurred copy", "完整显示,背景为模糊画面"),
            _ => new Phrase("shown whole with black bars", "完整显示,加黑边"),
        };
        var rate = Phrase.Number(frame.FrameRate);
        return new(
            $"The frame is {shape} at {rate} frames per second; pictures of another shape are {fit.English}.",
            $"画幅为 {shape},每秒 {rate} 帧;其他比例的画面{fit.Chinese}。"
        );
    }

    private static Phrase OfClip(Draft draft, string clip, int number)
    {
        var shots = draft.Shots().Where(shot => shot.Clip == clip).ToList();
        var length = Phrase.Seconds(draft.StretchesOf(clip).LengthOf());
        var (english, chinese) = ($"{length} s", $"{length} 秒");
        if (shots.Select(shot => shot.Speed).Distinct().ToList() is [not 1 and var speed])
        {
            (english, chinese) = ($"{english} at {Phrase.Number(speed)}x speed", $"{chinese},{Phrase.Number(speed)} 倍速");
        }

        if (shots.Select(shot => shot.Volume).Distinct().ToList() is [not 100 and var volume])
        {
            (english, chinese) =
                volume == 0
                    ? ($"{english}, muted", $"{chinese},静音")
                    : ($"{english}, volume {Phrase.Number(volume)}%", $"{chinese},音量 {Phrase.Number(volume)}%");
        }

        return new($"{number}. {draft.NameOf(clip)} ({english})", $"{number}. {draft.NameOf(clip)}({chinese})");
    }

    private static Phrase List(string english, string chinese, List<Phrase> items)
    {
        var shown = items.Take(MostListed).ToList();
        if (items.Count > MostListed)
        {
            shown.Add(new($"{items.Count - MostListed} more", $"另有 {items.Count - MostListed} 项"));
        }

        return new(
            $"{english}: {string.Join(", ", shown.Select(item => item.English))}.",
            $"{chinese}:{string.Join("、", shown.Select(item => item.Chinese))}。"
        );
    }

    private static string Range(Segment segment) => $"{Phrase.Seconds(segment.Start)}-{Phrase.Seconds(segment.End)}";

    private static Phrase Place(Position? position) =>
        position switch
        {
            Position.Top => new("top", "顶部"),
            Position.Bottom => new("bottom", "底部"),
            Position.TopLeft => new("top left", "左上角"),
            Position.TopRight => new("top right", "右上角"),
            Position.BottomLeft => new("bottom left", "左下角"),
            Position.BottomRight => new("bottom right", "右下角"),
            _ => new("center", "中央"),
        };

    private static int Divisor(int one, int other) => other == 0 ? Math.Max(1, one) : Divisor(other, one % other);
}
