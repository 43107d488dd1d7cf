using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Tracks;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>
/// "put the title 'Field notes' at the beginning", "show \"Hello\" from 3 to 6 seconds at the top", "remove the captions",
/// "move the title to the bottom", 在开头加上标题“田野笔记”.
/// </summary>
internal sealed class TextPhrasing : IPhrasing
{
    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation switch
        {
            AddText { Style: TextStyle.Title } => ((Meaning?)Meaning.Title, null),
            AddText or ChangeText => ((Meaning?)Meaning.Text, null),
            _ => default,
        };

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (unit.Background.Operations.LastOrDefault() is AddText before && GoesOn(unit, before) is { } more)
        {
            return [more];
        }

        var quotes = unit.Tokens.Where(token => token.Kind == TokenKind.Quote).ToList();
        var named = unit.Has(Meaning.Title, Meaning.Text, Meaning.Caption);
        if (
            (quotes.Count == 0 && !named)
            || unit.Has(Meaning.Board, Meaning.Undo, Meaning.Fade, Meaning.FadeIn, Meaning.FadeOut)
            || unit.IsNegated
        )
        {
            return [];
        }

        if (unit.Has(Meaning.Remove, Meaning.TurnOff, Meaning.Cut))
        {
            return Remove(unit, quotes);
        }

        if (unit.Has(Meaning.Leave))
        {
            return [];
        }

        if (
            quotes.Count == 0
            && unit.Tokens.Any(token => token.Text is "多" or "再")
            && unit.Items.Any(item => item.Kind == ScopeKind.Amount)
        )
        {
            // 标题多显示两秒: longer by that, not for that long.
            return [];
        }

        // Verbs that a text can't be the object of.
        if (
            unit.Tokens.Any(token =>
                token.IsAny(Meaning.Mute, Meaning.Faster, Meaning.Slower, Meaning.Trim, Meaning.Join, Meaning.Freeze)
                && !token.IsAny(Meaning.Add)
            )
        )
        {
            return [];
        }

        var style = Style(unit);
        // "change 'Helo' to 'Hello'" names no text, but both words.
        var changes =
            (unit.Has(Meaning.Replace, Meaning.Change, Meaning.Move) && named)
            || (quotes.Count == 1 && named && unit.Has(Meaning.Instead) && !unit.Has(Meaning.Add))
            || (quotes.Count == 2 && unit.Has(Meaning.Replace, Meaning.Change) && unit.Has(Meaning.To, Meaning.With))
            || Turns(unit, quotes);
        var words = quotes.Count;
        if (
            quotes.Count == 0
            && !(changes || (unit.Has(Meaning.Show, Meaning.Keep, Meaning.Lengthen, Meaning.Shorten, Meaning.Make) && named))
        )
        {
            return [];
        }

        quotes.ForEach(unit.Use);
        UseCounts(unit);
        var position = Placing.Take(unit);
        var stays = unit.Take(Meaning.Throughout);
        var (from, to, clip) = Times(unit, position is null, out var centred);
        position ??= centred ? Position.Center : null;
        if (stays)
        {
            (from, to) = (TimePoint.Start, TimePoint.End);
        }

        unit.Take(
            Meaning.Title,
            Meaning.Text,
            Meaning.Caption,
            Meaning.Add,
            Meaning.Show,
            Meaning.Change,
            Meaning.Replace,
            Meaning.Move,
            Meaning.Screen,
            Meaning.Begin,
            Meaning.Finish,
            Meaning.Name,
            Meaning.With,
            Meaning.Mood,
            Meaning.Keep,
            Meaning.Picture,
            Meaning.As,
            Meaning.Make,
            Meaning.Instead,
            Meaning.Count,
            Meaning.Length,
            Meaning.Big
        );
        if (words == 0)
        {
            return position is null && from is null && to is null && clip is null
                ? []
                : [new ChangeText(null, null, position, from, to, clip)];
        }

        if (changes && words <= 2 && !Adds(unit))
        {
            return [new ChangeText(words == 2 ? quotes[0].Literal : null, quotes[^1].Literal, position, from, to, clip)];
        }

        return quotes.Select(quote => new AddText(quote.Literal, style, from, to, position, clip));
    }

    /// <summary>"Put the title 'X' at the start. Keep it there for 5 seconds", 放在上方: more about the text before.</summary>
    private static AddText? GoesOn(UnitReading unit, AddText before)
    {
        if (
            unit.IsNegated
            || unit.Tokens.Any(Topics.IsThing)
            || unit.Has(Meaning.Remove, Meaning.Undo, Meaning.Mute, Meaning.Cut, Meaning.Trim, Meaning.Music)
            || unit.Items.Any(item => item.Except)
        )
        {
            return null;
        }

        var position = Placing.Take(unit);
        if (position is null && !unit.Has(Meaning.It, Meaning.Show))
        {
            return null;
        }

        var stays = unit.Take(Meaning.Throughout);
        var (from, to, clip) = Times(unit, position is null, out var centred);
        position ??= centred ? Position.Center : null;
        if (position is null && from is null && to is null && clip is null && !stays)
        {
            return null;
        }

        unit.Take(
            Meaning.It,
            Meaning.Move,
            Meaning.Add,
            Meaning.Show,
            Meaning.Keep,
            Meaning.Screen,
            Meaning.Make,
            Meaning.Change,
            Meaning.Leave
        );
        return before with
        {
            Position = position ?? before.Position,
            From = stays ? TimePoint.Start : from ?? before.From,
            To = stays ? TimePoint.End : to ?? before.To,
            Clip = clip ?? before.Clip,
        };
    }

    /// <summary>“内部样片”四个字, "these three words": how many there are says nothing more.</summary>
    private static void UseCounts(UnitReading unit)
    {
        for (var i = 0; i + 1 < unit.Tokens.Count; i++)
        {
            if (
                unit.Tokens[i].Kind == TokenKind.Number
                && (
                    unit.Tokens[i + 1].IsAny(Meaning.Text, Meaning.Title, Meaning.Caption)
                    || unit.Tokens[i + 1].Text is "个" or "行" or "条"
                )
            )
            {
                unit.Use(i);
            }
        }
    }

    /// <summary>把“谢谢”改成“再见”: the verb stands between the two.</summary>
    private static bool Turns(UnitReading unit, List<Token> quotes) =>
        quotes.Count == 2
        && unit.Tokens.SkipWhile(token => token != quotes[0])
            .TakeWhile(token => token != quotes[1])
            .Any(token => token.IsAny(Meaning.Replace, Meaning.Change));

    /// <summary>"show 'Hello' and place it at the bottom" adds it there; "move the text 'Hello'" changes it.</summary>
    private static bool Adds(UnitReading unit) =>
        unit.Has(Meaning.Add) || (unit.Has(Meaning.Show) && !unit.Has(Meaning.Replace, Meaning.Change));

    private static TextStyle Style(UnitReading unit) =>
        unit.Has(Meaning.Title) ? TextStyle.Title
        : unit.Has(Meaning.Caption) ? TextStyle.Caption
        : unit.Has(Meaning.Name) ? TextStyle.Title
        : TextStyle.Text;

    private static IEnumerable<Operation> Remove(UnitReading unit, List<Token> quotes)
    {
        if (unit.Has(Meaning.Add, Meaning.Show))
        {
            return [];
        }

        quotes.ForEach(unit.Use);
        var captions = unit.Has(Meaning.Caption) && !unit.Has(Meaning.Title, Meaning.Text);
        var titles = unit.Has(Meaning.Title) && !unit.Has(Meaning.Caption, Meaning.Text);
        unit.Take(Meaning.Remove, Meaning.TurnOff, Meaning.Cut, Meaning.Title, Meaning.Text, Meaning.Caption, Meaning.Screen);
        var where = unit.TakeWhere();
        if (where is null && unit.Tokens.FirstOrDefault(token => token.Text is "片头的" or "开头的" or "结尾的" or "片尾的") is { } part)
        {
            unit.Use(part);
            where = AtEdge(part.Is(Meaning.First));
        }

        if (unit.Open.Any(item => item.Kind == ScopeKind.Edge))
        {
            var (start, end) = unit.TakeEdges();
            where ??= AtEdge(start && !end);
        }

        return
        [
            new RemoveTrack(
                captions ? TrackKind.Captions
                    : titles ? TrackKind.Titles
                    : TrackKind.Text,
                Where: where,
                Words: quotes.Count > 0 ? quotes[0].Literal : null
            ),
        ];
    }

    private static Scope AtEdge(bool start) =>
        Scope.Of(
            start
                ? new Place(null, TimePoint.Start, new(TimeSpan.FromSeconds(6)))
                : new Place(null, new(TimeSpan.FromSeconds(6), true), TimePoint.End)
        );

    /// <summary>When it is shown, and over which clip; null members were not said.</summary>
    private static (TimePoint? From, TimePoint? To, ClipReference? Clip) Times(UnitReading unit, bool mayCentre, out bool centred)
    {
        centred = false;
        if (
            mayCentre
            && unit.Open.FirstOrDefault(item =>
                item.IsMiddle && !item.Tokens.Any(i => unit.Tokens[i].IsAny(Meaning.Half, Meaning.Third, Meaning.Part))
            )
                is { } middle
            && !unit.Has(Meaning.Video)
        )
        {
            unit.Use(middle);
            centred = true;
        }

        if (unit.Open.FirstOrDefault(item => item.IsStretch && !item.Except) is { } stretch)
        {
            unit.Use(stretch);
            unit.Take(Meaning.Only, Meaning.During, Meaning.Video);
            return (stretch.Place!.From, stretch.Place.To, stretch.Place.Clip);
        }

        var length = unit.TakeAmount(AmountKind.For) ?? unit.TakeAmount(AmountKind.Plain, AmountKind.By, AmountKind.To);
        if (unit.TakePoint() is { } at)
        {
            return (at, length is { } d ? at with { Offset = at.Offset + d } : null, null);
        }

        // Over two clips a text can't be shown: the words stay open.
        var clip = unit.Open.Count(item => item.IsClip && !item.Except) == 1 ? unit.TakeClips()[0] : null;
        var named = unit.Open.Any(item => item.IsClip);
        if (clip is null && !named && unit.Background.Clips is [var spoken] && unit.Has(Meaning.It) && unit.Has(Meaning.At))
        {
            // "put the title over it": the clip spoken of.
            clip = spoken;
        }

        unit.Take(Meaning.During);
        var (start, end) = unit.TakeEdges();
        start |= unit.Has(Meaning.Begin) || unit.Tokens.Any(token => token.Is(Meaning.First)) && unit.Take(Meaning.First);
        end |= unit.Has(Meaning.Finish) || unit.Tokens.Any(token => token.Is(Meaning.Last)) && unit.Take(Meaning.Last);
        if (end && !start)
        {
            return (length is { } tail ? new(tail, FromEnd: true) : null, TimePoint.End, clip);
        }

        if (start || length is not null)
        {
            return (clip is null || start ? TimePoint.Start : TimePoint.Start, length is { } head ? new(head) : null, clip);
        }

        return (null, null, clip);
    }
}
