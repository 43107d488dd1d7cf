using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Frames;

/// <summary>"make it 9:16 with blurred sides", "vertical for TikTok", "720p", 竖屏, 模糊背景.</summary>
internal sealed class FramePhrasing : IPhrasing
{
    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (
            unit.IsNegated
            || IsNotCroppedTo(unit)
            || unit.HasKind(TokenKind.Quote)
            || unit.Has(Meaning.Remove) && !unit.Has(Meaning.Fill) && !unit.Has(Meaning.Ratio)
            || unit.Has(Meaning.Logo, Meaning.Title)
        )
        {
            return [];
        }

        var frame = new SetFrame { Fit = Fit(unit) };
        var leads = frame.Fit is not null;
        if (unit.TakeKind(TokenKind.Size) is { } size)
        {
            frame = frame with { Width = (int)Math.Min(99_999, size.Value), Height = (int)Math.Min(99_999, size.Over) };
        }
        else if (Lines(unit) is { } lines)
        {
            frame = frame with { Lines = lines };
        }

        if (Shape(unit) is { } shape)
        {
            frame = frame with { AspectWidth = shape.Width, AspectHeight = shape.Height };
        }

        if (frame == new SetFrame() || (leads && frame == new SetFrame { Fit = frame.Fit } && !Alone(unit)))
        {
            return [];
        }

        unit.Take(
            Meaning.Frame,
            Meaning.Change,
            Meaning.Add,
            Meaning.Format,
            Meaning.Picture,
            Meaning.Side,
            Meaning.Screen,
            Meaning.Both,
            Meaning.With,
            Meaning.Trim,
            Meaning.Top,
            Meaning.Bottom,
            Meaning.Left,
            Meaning.Right,
            Meaning.Black,
            Meaning.Mood,
            Meaning.Small,
            Meaning.Big,
            Meaning.Original
        );
        if (frame.Fit is not null)
        {
            // "with the empty space blurred", 空出来的地方用模糊填.
            unit.Take(Meaning.Pause, Meaning.Part);
        }

        foreach (
            var item in unit
                .Open.Where(item => item.Kind == ScopeKind.Edge && item.Tokens.All(i => unit.Tokens[i].Is(Meaning.Both)))
                .ToList()
        )
        {
            unit.Use(item);
        }

        return [frame];
    }

    /// <summary>Words about how a picture fills the frame are about it only where nothing else is spoken of.</summary>
    private static bool Alone(UnitReading unit) =>
        !unit.Items.Any(item => item.Kind is ScopeKind.Amount or ScopeKind.Place) && !unit.Has(Meaning.Cut, Meaning.Pause, Meaning.Music);

    private static FitMode? Fit(UnitReading unit) =>
        // "blur the sides instead of black bars".
        unit.Take(Meaning.Blur) && (unit.Take(Meaning.Fill, Meaning.Fit, Meaning.Bars) || true)
            ? FitMode.Blur
        : unit.Has(Meaning.Bars) && unit.Has(Meaning.Fill) && unit.Take(Meaning.Fill, Meaning.Bars, Meaning.Remove) ? FitMode.Fill
        : unit.Take(Meaning.Bars) | (unit.Has(Meaning.Fit) && !OnlyFits(unit) && unit.Take(Meaning.Fit)) ? FitMode.Fit
        : unit.Take(Meaning.Fill) ? FitMode.Fill
        : null;

    /// <summary>"don't crop it to a square" asks for no square; "make it square, don't crop" does.</summary>
    private static bool IsNotCroppedTo(UnitReading unit)
    {
        var first = unit.Tokens.FirstOrDefault(token => !Topics.IsPadding(token));
        return first?.Text is "don't crop" or "not crop" or "不要裁剪" or "不裁剪" or "别裁剪" or "不裁" or "不要裁切"
            && unit.Tokens.Any(token => token.Is(Meaning.To) || token.Text is "成" or "为" or "到")
            && (unit.Has(Meaning.Ratio) || unit.HasKind(TokenKind.Ratio));
    }

    /// <summary>"fit for TikTok" says for what, not how.</summary>
    private static bool OnlyFits(UnitReading unit) =>
        unit.Tokens.Any(token => token.Text == "fit") && unit.Has(Meaning.For) && unit.Has(Meaning.Ratio);

    private static int? Lines(UnitReading unit)
    {
        if (unit.TakeKind(TokenKind.Lines) is { } lines)
        {
            return (int)lines.Value;
        }

        if (unit.Tokens.FirstOrDefault(token => token.Is(Meaning.Lines)) is { } word)
        {
            unit.Take(Meaning.Lines);
            return (int)word.ValueOf(Meaning.Lines);
        }

        return
            unit.Has(Meaning.Frame)
            && unit.TakeKind(TokenKind.Number, number => number.Value is 480 or 720 or 1080 or 1440 or 2160) is { } number
            ? (int)number.Value
            : null;
    }

    private static (int Width, int Height)? Shape(UnitReading unit)
    {
        // "from 16:9 to 9:16": the last one is asked for.
        var ratios = unit.Tokens.Where(token => token.Kind == TokenKind.Ratio).ToList();
        if (ratios.Count > 0)
        {
            ratios.ForEach(unit.Use);
            unit.Take(Meaning.Ratio);
            return ((int)ratios[^1].Value, (int)ratios[^1].Over);
        }

        // "youtube short" is a short: the longer phrase is one word; of several the last counts.
        if (unit.Tokens.LastOrDefault(token => token.Is(Meaning.Ratio)) is not { } word)
        {
            return null;
        }

        unit.Take(Meaning.Ratio);
        var sense = word.Senses.First(sense => sense.Meaning == Meaning.Ratio);
        return ((int)sense.Value, (int)sense.Over);
    }
}
