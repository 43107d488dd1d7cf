using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Speeds;

/// <summary>"speed up the first half", "twice as fast", "at half speed", "clip 2 in slow motion", 第二段放慢一点.</summary>
internal sealed class SpeedPhrasing : IPhrasing
{
    private const double Faster = 1.5;
    private const double ABitFaster = 1.25;
    private const double Slower = 0.5;
    private const double ABitSlower = 0.8;

    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation is ChangeSpeed speed ? ((Meaning?)Meaning.Speed, speed.Where) : default;

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (
            unit.IsNegated
            || unit.Has(
                Meaning.Leave,
                Meaning.Music,
                Meaning.Sound,
                Meaning.Voice,
                Meaning.Volume,
                Meaning.Fade,
                Meaning.FadeIn,
                Meaning.FadeOut,
                Meaning.CrossFade
            )
        )
        {
            return [];
        }

        if (Factor(unit) is not { } factor)
        {
            return [];
        }

        unit.Take(Meaning.Speed, Meaning.Change, Meaning.ABit, Meaning.Much, Meaning.Original, Meaning.Too);
        return [new ChangeSpeed(factor.Value, unit.TakeWhere(), factor.Absolute)];
    }

    private static (double Value, bool Absolute)? Factor(UnitReading unit)
    {
        var faster = unit.Has(Meaning.Faster, Meaning.FastMotion);
        var slower = unit.Has(Meaning.Slower, Meaning.SlowMotion);
        var speed = unit.Has(Meaning.Speed);
        var complaint = unit.Has(Meaning.Too) || Statements.IsBadly(unit.Unit.Tokens);
        if (!faster && (unit.Has(Meaning.Fast) || (speed && unit.Has(Meaning.Raise, Meaning.TurnUp))))
        {
            faster = true;
        }

        if (!slower && (unit.Has(Meaning.Slow) || (speed && unit.Has(Meaning.Lower, Meaning.TurnDown))))
        {
            slower = true;
        }

        if (faster && slower)
        {
            // 速度太慢了调快: the complaint names what is, the other word what is wanted.
            return null;
        }

        // "too slow" asks for faster; the Chinese words for it stand with what they ask for.
        if (complaint && unit.Has(Meaning.Slow, Meaning.Slower) && !unit.IsChinese)
        {
            (faster, slower) = (true, false);
        }
        else if (complaint && unit.Has(Meaning.Fast) && !unit.IsChinese)
        {
            (faster, slower) = (false, true);
        }

        if (
            speed
            && unit.Has(Meaning.Normal, Meaning.Original)
            && !unit.HasKind(TokenKind.Percent)
            && !unit.HasKind(TokenKind.Factor)
            && !unit.Has(Meaning.Quarter, Meaning.Third, Meaning.Half)
        )
        {
            unit.Take(Meaning.Normal, Meaning.PutBack, Meaning.Original);
            return (1, true);
        }

        var bare = !faster && !slower && !speed;
        if (Figure(unit, faster, slower, bare) is { } figure)
        {
            Used(unit);
            return (figure, false);
        }

        if (
            unit.Has(Meaning.Half)
            && (speed || slower)
            && !unit.Open.Any(item => item.IsStretch && item.Tokens.Any(i => unit.Tokens[i].Is(Meaning.Half)))
        )
        {
            unit.Take(Meaning.Half);
            Used(unit);
            return (0.5, false);
        }

        if (speed && Share(unit) is { } share)
        {
            Used(unit);
            return (share, false);
        }

        if (unit.Has(Meaning.SlowMotion))
        {
            Used(unit);
            return (Slower, false);
        }

        if (unit.Has(Meaning.FastMotion))
        {
            Used(unit);
            return (2, false);
        }

        if (bare || (!faster && !slower))
        {
            return null;
        }

        var gentle =
            unit.Has(Meaning.ABit)
            || (
                unit.IsChinese
                && unit.Tokens.Any(token =>
                    token.IsAny(Meaning.Faster, Meaning.Slower) && token.Text.Length > 1 && token.Text[^1] is '点' or '些'
                )
            );
        Used(unit);
        return (
            faster
                ? gentle
                    ? ABitFaster
                    : Faster
                : gentle
                    ? ABitSlower
                    : Slower,
            false
        );
    }

    /// <summary>"three quarters speed", "a third of the speed".</summary>
    private static double? Share(UnitReading unit)
    {
        var part =
            unit.Has(Meaning.Quarter) ? 0.25
            : unit.Has(Meaning.Third) ? 1 / 3.0
            : 0;
        if (part == 0 || unit.Items.Any(item => item.Tokens.Any(i => unit.Tokens[i].IsAny(Meaning.Quarter, Meaning.Third))))
        {
            return null;
        }

        unit.Take(Meaning.Quarter, Meaning.Third);
        return part * (unit.TakeKind(TokenKind.Number, number => number.Value is 1 or 2 or 3)?.Value ?? 1);
    }

    private static void Used(UnitReading unit) =>
        unit.Take(
            Meaning.Faster,
            Meaning.Slower,
            Meaning.Fast,
            Meaning.Slow,
            Meaning.SlowMotion,
            Meaning.FastMotion,
            Meaning.Raise,
            Meaning.Lower,
            Meaning.TurnUp,
            Meaning.TurnDown,
            Meaning.Repeat
        );

    private static double? Figure(UnitReading unit, bool faster, bool slower, bool bare)
    {
        if (unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Factor) is { } times)
        {
            if (bare && !PlaysAt(unit))
            {
                return null;
            }

            unit.Use(times);
            // 快一倍 is "faster by once": twice as fast.
            var by = unit.IsChinese && times.Value == 1 && !unit.Has(Meaning.Change);
            var value = by ? 2 : times.Value;
            return slower && value > 1 ? 1 / value : value;
        }

        if (unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Percent) is { } percent && !bare)
        {
            unit.Use(percent);
            unit.Take(Meaning.Quarter, Meaning.Half);
            if ((!faster && !slower) || IsTarget(unit, percent))
            {
                return percent.Value / 100;
            }

            return faster ? 1 + (percent.Value / 100)
                : percent.Value < 100 ? 1 - (percent.Value / 100)
                : null;
        }

        // "set the speed to 1.25".
        if (
            unit.Has(Meaning.Speed)
            && unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Number && token.Value is > 0 and <= 8) is { } number
            && IsTarget(unit, number)
        )
        {
            unit.Use(number);
            return number.Value;
        }

        return null;
    }

    /// <summary>"at 1.5x": a factor alone, with nothing else that it could be of.</summary>
    private static bool PlaysAt(UnitReading unit) =>
        !unit.Tokens.Any(token =>
            Topics.IsThing(token) || token.IsAny(Meaning.Louder, Meaning.Quieter, Meaning.Loud, Meaning.Long, Meaning.Big, Meaning.Repeat)
        );

    /// <summary>"to 150 %", "150 % speed", against "by 50 %" and "50 % faster".</summary>
    private static bool IsTarget(UnitReading unit, Token percent)
    {
        var at = unit.Tokens.ToList().IndexOf(percent);
        var before = at > 0 ? unit.Tokens[at - 1] : null;
        var after = at + 1 < unit.Tokens.Count ? unit.Tokens[at + 1] : null;
        return before?.IsAny(Meaning.To, Meaning.At, Meaning.Change, Meaning.Max) == true
            || after?.IsAny(Meaning.Of, Meaning.Speed) == true;
    }
}
