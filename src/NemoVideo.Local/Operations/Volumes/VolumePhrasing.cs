using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Phrasing;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Volumes;

/// <summary>"mute all but clip 2", "set the volume to 50%", "make it 20% louder", "turn the music down", 静音, 音乐小一点.</summary>
internal sealed class VolumePhrasing : IPhrasing
{
    private const double Step = 25;
    private const double LargeStep = 50;

    public (Meaning? Topic, Scope? Where) Recall(Operation operation) =>
        operation is SetVolume volume
            ? ((Meaning?)(volume.Target == SoundTarget.Music ? Meaning.Music : Meaning.Sound), volume.Where)
            : default;

    public IEnumerable<Operation> Read(UnitReading unit)
    {
        if (
            unit.HasKind(TokenKind.Quote)
            || unit.Has(
                Meaning.Leave,
                Meaning.Speed,
                Meaning.Normalize,
                Meaning.Loudness,
                Meaning.Pause,
                Meaning.Fade,
                Meaning.FadeIn,
                Meaning.FadeOut,
                Meaning.CrossFade
            )
        )
        {
            return [];
        }

        if (Level(unit) is not { } level)
        {
            return [];
        }

        var target = Target(unit, level);
        var where = unit.TakeWhere();
        if (target == SoundTarget.Everything && where is not null && where.In.Concat(where.Except).Any(place => place.Clip is not null))
        {
            target = SoundTarget.Clips;
        }

        return [new SetVolume(target, level.Percent, level.Relative, where)];
    }

    private static SoundTarget Target(UnitReading unit, (double Percent, bool Relative) level)
    {
        var music = unit.Take(Meaning.Music) || unit.TakeKind(TokenKind.File, file => FileKinds.IsSound(file.Literal)) is not null;
        var voice = unit.Take(Meaning.Voice);
        var ofVideo = unit.Has(Meaning.Video, Meaning.Clip, Meaning.Original);
        unit.Take(Meaning.Sound, Meaning.Volume, Meaning.Original);
        if (music && !voice)
        {
            return SoundTarget.Music;
        }

        if (voice)
        {
            return SoundTarget.Clips;
        }

        if (!ofVideo && unit.Background.Topic == Meaning.Music && (unit.Has(Meaning.It) || !unit.Has(Meaning.Sound)))
        {
            return SoundTarget.Music;
        }

        return unit.Has(Meaning.Clip) || (ofVideo && level is (0, false)) ? SoundTarget.Clips : SoundTarget.Everything;
    }

    private static (double Percent, bool Relative)? Level(UnitReading unit)
    {
        var sound = unit.Has(Meaning.Sound, Meaning.Voice, Meaning.Volume, Meaning.Music);
        var negated = unit.IsNegated;
        if (
            unit.Has(Meaning.Unmute)
            || (sound && unit.Has(Meaning.TurnOn))
            || (unit.Has(Meaning.Sound, Meaning.Voice, Meaning.Volume) && unit.Has(Meaning.PutBack))
        )
        {
            unit.Take(Meaning.Unmute, Meaning.TurnOn, Meaning.PutBack);
            return negated && !unit.Has(Meaning.Unmute) ? null : (100, false);
        }

        if (unit.Has(Meaning.Mute) && !unit.Has(Meaning.Add))
        {
            if (negated)
            {
                return null;
            }

            unit.Take(Meaning.Mute);
            return (0, false);
        }

        var ownSound = unit.Has(Meaning.Sound, Meaning.Voice);
        if (
            ownSound
            && !unit.HasKind(TokenKind.Percent)
            && (
                unit.Has(Meaning.Remove, Meaning.TurnOff, Meaning.Cut)
                || (unit.Has(Meaning.Not, Meaning.Without) && !unit.Tokens.Any(Changes))
            )
        )
        {
            var keeps = unit.Has(Meaning.Keep, Meaning.Leave);
            if (negated && unit.Has(Meaning.Remove, Meaning.TurnOff, Meaning.Cut))
            {
                return null;
            }

            unit.Take(Meaning.Remove, Meaning.TurnOff, Meaning.Cut, Meaning.Not, Meaning.Without, Meaning.Add);
            _ = keeps && unit.Take(Meaning.Keep);
            return (0, false);
        }

        // "sound off".
        if (ownSound && unit.Has(Meaning.Off) && !unit.Tokens.Any(Topics.IsVerb) && unit.Take(Meaning.Off))
        {
            return (0, false);
        }

        if (unit.Has(Meaning.Music) && unit.Has(Meaning.TurnOff) && !negated)
        {
            unit.Take(Meaning.TurnOff);
            return (0, false);
        }

        return negated ? NotSo(unit, sound) : Change(unit, sound);
    }

    private static bool Changes(Token token) =>
        token.IsAny(
            Meaning.Louder,
            Meaning.Quieter,
            Meaning.Raise,
            Meaning.Lower,
            Meaning.Change,
            Meaning.Fade,
            Meaning.Loud,
            Meaning.Quiet
        );

    /// <summary>"not so loud", "not loud enough".</summary>
    private static (double Percent, bool Relative)? NotSo(UnitReading unit, bool sound)
    {
        if (unit.Tokens.Any(token => token.Text == "enough") && unit.Has(Meaning.Loud) && unit.Take(Meaning.Loud, Meaning.Not))
        {
            return (100 + Step, true);
        }

        return null;
    }

    private static (double Percent, bool Relative)? Change(UnitReading unit, bool sound)
    {
        if (unit.Has(Meaning.Music) && !unit.Has(Meaning.Volume) && !unit.Tokens.Any(Topics.IsVerb) && !Statements.Complains(unit.Tokens))
        {
            return null;
        }

        var topic = unit.Background.Topic is Meaning.Music or Meaning.Sound or Meaning.Voice or Meaning.Volume;
        var about = sound || topic || unit.Tokens.Any(token => token.Kind == TokenKind.File && FileKinds.IsSound(token.Literal));
        var (up, down) = Directions(unit, about);
        if (
            !up
            && !down
            && !(
                sound
                && (
                    unit.Has(Meaning.Volume)
                    || unit.Has(Meaning.Change, Meaning.Keep, Meaning.Lower, Meaning.Raise)
                    || !unit.Tokens.Any(Topics.IsVerb)
                )
            )
        )
        {
            return null;
        }

        if (!up && !down && unit.Has(Meaning.Music) && !unit.Has(Meaning.Volume) && unit.Has(Meaning.Add))
        {
            return null;
        }

        if (unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Factor) is { } times)
        {
            Used(unit, times);
            if (times.Value == 1 && up && unit.IsChinese && !unit.Has(Meaning.To, Meaning.Change))
            {
                // 放大一倍: by once, twice as loud.
                return (200, true);
            }

            return (100 * (down && times.Value > 1 ? 1 / times.Value : times.Value), true);
        }

        if (unit.Has(Meaning.Half) && !unit.Open.Any(item => item.Tokens.Any(i => unit.Tokens[i].Is(Meaning.Half))))
        {
            unit.Take(Meaning.Half);
            Used(unit, null);
            return (50, down || up);
        }

        if (unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Percent) is { } percent)
        {
            var target = IsTarget(unit, percent, up || down);
            Used(unit, percent);
            return target ? (percent.Value, false) : (up ? 100 + percent.Value : Math.Max(0, 100 - percent.Value), true);
        }

        if (unit.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Number) is { } number && about)
        {
            Used(unit, number);
            return (number.Value, false);
        }

        if (unit.Has(Meaning.Normal, Meaning.Max) && unit.Has(Meaning.Volume, Meaning.Sound, Meaning.Music, Meaning.Voice))
        {
            unit.Take(Meaning.Normal, Meaning.Max);
            Used(unit, null);
            return (100, false);
        }

        if (!up && !down)
        {
            return null;
        }

        var step = unit.Has(Meaning.Much) && !unit.Has(Meaning.ABit) ? LargeStep : Step;
        Used(unit, null);
        return (up ? 100 + step : 100 - step, true);
    }

    private static (bool Up, bool Down) Directions(UnitReading unit, bool about)
    {
        if (unit.Has(Meaning.NotToo))
        {
            // 音乐别太大声, 声音不要太小.
            var loud = unit.Has(Meaning.Loud, Meaning.Louder, Meaning.Raise);
            return (about || unit.Has(Meaning.Loud)) && !unit.Has(Meaning.Add)
                ? (!loud && unit.Has(Meaning.Quiet, Meaning.Quieter, Meaning.Lower), loud)
                : (false, false);
        }

        var up = unit.Has(Meaning.Louder) || unit.Has(Meaning.TurnUp) || (about && unit.Has(Meaning.Raise));
        var down =
            unit.Has(Meaning.Quieter)
            || unit.Has(Meaning.TurnDown)
            || (about && (unit.Has(Meaning.Lower) || (unit.Has(Meaning.Remove) && unit.HasKind(TokenKind.Percent))));
        if (!up && !down && (about || !unit.IsChinese) && !unit.Has(Meaning.Add))
        {
            // "too loud" asks for quieter, "loud" for louder.
            var complaint = unit.Has(Meaning.Too) || Statements.IsBadly(unit.Unit.Tokens);
            if (unit.Has(Meaning.Loud))
            {
                return complaint || unit.Has(Meaning.NotToo) ? (false, true) : (true, false);
            }

            if (unit.Has(Meaning.Quiet))
            {
                return complaint ? (true, false) : (false, true);
            }
        }

        return (up && !down, down && !up);
    }

    private static void Used(UnitReading unit, Token? figure)
    {
        if (figure is not null)
        {
            unit.Use(figure);
        }

        unit.Take(
            Meaning.Louder,
            Meaning.Quieter,
            Meaning.Raise,
            Meaning.Lower,
            Meaning.TurnUp,
            Meaning.TurnDown,
            Meaning.Remove,
            Meaning.Change,
            Meaning.Keep,
            Meaning.Loud,
            Meaning.Quiet,
            Meaning.ABit,
            Meaning.Much,
            Meaning.Too,
            Meaning.NotToo
        );
    }

    private static bool IsTarget(UnitReading unit, Token percent, bool changes)
    {
        var at = unit.Tokens.ToList().IndexOf(percent);
        var before = at > 0 ? unit.Tokens[at - 1] : null;
        var after = at + 1 < unit.Tokens.Count ? unit.Tokens[at + 1] : null;
        return !changes
            || before?.IsAny(Meaning.To, Meaning.At, Meaning.Change, Meaning.Max) == true
            || after?.IsAny(Meaning.Of, Meaning.Volume) == true;
    }
}
