using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>"show each image for 3 seconds", "freeze the frame at 0:05 for 2 seconds", 每张图片显示3秒, 在5秒处定格2秒.</summary>
internal sealed class StillPhrasing : IPhrasing
{
    private static readonly TimeSpan DefaultHold = TimeSpan.FromSeconds(2);

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (
            unit.IsNegated
            || unit.HasKind(TokenKind.Quote)
            || unit.Has(
                Meaning.Logo,
                Meaning.Title,
                Meaning.Text,
                Meaning.Music,
                Meaning.Fade,
                Meaning.FadeIn,
                Meaning.FadeOut,
                Meaning.CrossFade
            )
        )
        {
            return [];
        }

        if (
            unit.Background.Operations.LastOrDefault() is ShowImages before
            && !unit.Tokens.Any(Topics.IsThing)
            && unit.Items is [{ Kind: ScopeKind.Amount }]
            && unit.Has(Meaning.Add, Meaning.Show, Meaning.For, Meaning.Keep, Meaning.Each)
        )
        {
            // 把合影接在后面,放五秒.
            unit.Take(Meaning.Add, Meaning.Show, Meaning.Keep, Meaning.Each, Meaning.It);
            return [before with { Duration = unit.TakeAmount(AmountKind.For, AmountKind.Plain, AmountKind.To) ?? before.Duration }];
        }

        // "hold the first picture for 6 seconds" shows the photo, and freezes nothing.
        var images = unit.Items.Where(item => item is { IsClip: true, Place.Clip.Kind: MediaKind.Image }).ToList();
        if (unit.Has(Meaning.Freeze) && images.Count == 0)
        {
            return Hold(unit);
        }

        if (Appends(unit) is { } shown)
        {
            return shown;
        }

        // "The photos go by too quickly, give each one 4 seconds."
        var each =
            unit.Items.Any(item => item.Kind == ScopeKind.Each)
            && unit.Background.Uploads.Any(FileKinds.IsImage)
            && !unit.Background.Uploads.Any(FileKinds.IsClip);
        if (!unit.Has(Meaning.Photo) && images.Count == 0 && !each)
        {
            return [];
        }

        if (unit.TakeAmount(AmountKind.For, AmountKind.Plain, AmountKind.To) is not { } time || time <= TimeSpan.Zero)
        {
            return [];
        }

        images.ForEach(unit.Use);
        foreach (
            var item in unit
                .Open.Where(item => item.Kind == ScopeKind.Each || (item.Kind == ScopeKind.Edge && item.Point == TimePoint.End))
                .ToList()
        )
        {
            unit.Use(item);
        }

        unit.Take(
            Meaning.Photo,
            Meaning.Each,
            Meaning.Show,
            Meaning.Keep,
            Meaning.Add,
            Meaning.Screen,
            Meaning.Long,
            Meaning.Lengthen,
            Meaning.Length,
            Meaning.Leave,
            Meaning.Freeze,
            Meaning.Lengthen,
            Meaning.ABit,
            Meaning.All
        );
        return images.Count > 0 ? images.Select(item => new ShowImages(time, item.Place!.Clip)) : [new ShowImages(time)];
    }

    /// <summary>把合影接在视频后面: an uploaded picture by name, shown after the rest.</summary>
    private static IEnumerable<Operation>? Appends(UnitReading unit)
    {
        if (
            unit.Has(Meaning.Corner, Meaning.Top, Meaning.Bottom, Meaning.Left, Meaning.Right, Meaning.Remove)
            || !unit.Has(Meaning.Add, Meaning.Show, Meaning.Move)
        )
        {
            return null;
        }

        if (unit.TakeKind(TokenKind.File, file => FileKinds.IsImage(file.Literal)) is not { } image)
        {
            return null;
        }

        var time = unit.TakeAmount(AmountKind.For, AmountKind.Plain, AmountKind.To)
            ?? TimeSpan.FromMilliseconds(Timeline.NewTimeline.ImageDuration);
        unit.TakeEdges();
        unit.Take(
            Meaning.Add,
            Meaning.Show,
            Meaning.Move,
            Meaning.After,
            Meaning.AfterIt,
            Meaning.Photo,
            Meaning.Video,
            Meaning.Clip,
            Meaning.End
        );
        return [new ShowImages(time, new ClipReference(Name: image.Literal))];
    }

    private static IEnumerable<Operation> Hold(UnitReading unit)
    {
        var hold = unit.TakeAmount(AmountKind.For, AmountKind.To, AmountKind.Plain);
        var at = unit.TakePoint();
        if (at is null && unit.Open.FirstOrDefault(item => item.Kind == ScopeKind.Amount) is { } other)
        {
            unit.Use(other);
            at = new(other.Time);
        }

        var clip = unit.TakeClips();
        var (start, end) = unit.TakeEdges();
        at ??=
            unit.Has(Meaning.Last) || end ? TimePoint.End
            : unit.Has(Meaning.First) || start ? TimePoint.Start
            : null;
        // 第5秒定格2秒 has two times; the one that is said with the freeze is how long.
        if (at is not { } point || clip.Count > 1)
        {
            return [];
        }

        unit.Take(
            Meaning.Freeze,
            Meaning.Picture,
            Meaning.Frame,
            Meaning.Photo,
            Meaning.Screen,
            Meaning.Last,
            Meaning.First,
            Meaning.Add,
            Meaning.Clip,
            Meaning.Video,
            Meaning.Keep,
            Meaning.Part,
            Meaning.Count
        );
        return [new FreezeFrame(point, hold ?? DefaultHold, clip.Count == 1 ? clip[0] : null)];
    }
}
