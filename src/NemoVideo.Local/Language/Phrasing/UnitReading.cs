using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>A unit while a phrasing reads it: its words, which of them are used, and the limits found in it.</summary>
internal sealed class UnitReading
{
    private readonly bool[] _used;
    private readonly int _shared;

    public UnitReading(Unit unit, Background background)
    {
        Unit = unit;
        Background = background;
        Tokens = [.. unit.Shared, .. unit.Tokens];
        _shared = unit.Shared.Count;
        _used = new bool[Tokens.Count];
        Items = ScopeReader.Read(Tokens);
    }

    private UnitReading(UnitReading other)
    {
        Unit = other.Unit;
        Background = other.Background;
        Tokens = other.Tokens;
        Items = other.Items;
        _shared = other._shared;
        _used = [.. other._used];
    }

    public Unit Unit { get; }

    public Background Background { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<ScopeItem> Items { get; }

    /// <summary>Whether any of its words is Chinese.</summary>
    public bool IsChinese => Tokens.Any(token => Lexer.IsChinese(token.Text[0]));

    public UnitReading Copy() => new(this);

    public bool IsUsed(int index) => _used[index];

    /// <summary>Whether a word of its own has one of the meanings, used or not.</summary>
    public bool Has(params ReadOnlySpan<Meaning> meanings)
    {
        foreach (var token in Tokens)
        {
            if (token.IsAny(meanings))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasKind(TokenKind kind) => Tokens.Any(token => token.Kind == kind);

    /// <summary>Uses all words with one of the meanings.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Take(params ReadOnlySpan<Meaning> meanings)
    {
        var any = false;
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].IsAny(meanings))
            {
                _used[i] = any = true;
            }
        }

        return any;
    }

    /// <summary>Whether a thing that nobody has used yet has one of the meanings; uses it then.</summary>
    public bool TakeThing(params ReadOnlySpan<Meaning> meanings)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!_used[i] && Tokens[i].IsAny(meanings))
            {
                Take(meanings);
                return true;
            }
        }

        return false;
    }

    public Token? TakeKind(TokenKind kind, Func<Token, bool>? which = null)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!_used[i] && Tokens[i].Kind == kind && which?.Invoke(Tokens[i]) != false)
            {
                _used[i] = true;
                return Tokens[i];
            }
        }

        return null;
    }

    public void Use(int index) => _used[index] = true;

    public void Use(Token token)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (ReferenceEquals(Tokens[i], token))
            {
                _used[i] = true;
            }
        }
    }

    /// <summary>The limits that nobody has used yet.</summary>
    public IEnumerable<ScopeItem> Open =>
        Items.Where(item => !item.Tokens.Where(i => i >= _shared && !Topics.IsPadding(Tokens[i])).All(i => _used[i]));

    public void Use(ScopeItem item)
    {
        foreach (var i in item.Tokens)
        {
            _used[i] = true;
        }
    }

    public TimeSpan? TakeAmount(params ReadOnlySpan<AmountKind> kinds)
    {
        foreach (var item in Open)
        {
            if (item.Kind == ScopeKind.Amount && kinds.Contains(item.Amount))
            {
                Use(item);
                return item.Time;
            }
        }

        return null;
    }

    public TimePoint? TakePoint()
    {
        if (Open.FirstOrDefault(item => item.Kind == ScopeKind.Point) is not { } item)
        {
            return null;
        }

        Use(item);
        return item.Point;
    }

    /// <summary>Whether "at the start" and "at the end" are said; uses them.</summary>
    public (bool Start, bool End) TakeEdges()
    {
        var edges = Open.Where(item => item.Kind == ScopeKind.Edge && !item.Except).ToList();
        // "at the end, not at the start" says nothing new.
        var others = Open.Where(item => item.Kind == ScopeKind.Edge && item.Except && edges.Any(edge => edge.Point != item.Point));
        foreach (var edge in edges.Concat(others.ToList()))
        {
            Use(edge);
        }

        var both = edges.Any(edge => edge.Tokens.Any(i => Tokens[i].Is(Meaning.Both)));
        return (both || edges.Any(edge => edge.Point == TimePoint.Start), both || edges.Any(edge => edge.Point == TimePoint.End));
    }

    /// <summary>Where it applies: uses all places, exceptions, "only", "each" and "the rest".</summary>
    public Scope TakeScope()
    {
        List<Place> places = [];
        List<Place> except = [];
        foreach (var item in Open.ToList())
        {
            switch (item.Kind)
            {
                case ScopeKind.Place:
                    (item.Except ? except : places).Add(item.Place!);
                    Use(item);
                    break;
                case ScopeKind.Rest when item.Except:
                    // "the first clip, not the rest" says nothing new.
                    Use(item);
                    break;
                case ScopeKind.Rest when Items.Any(other => other.Except && other.Kind == ScopeKind.Place):
                    // 除第一段外,其余片段: what is left anyway.
                    Use(item);
                    break;
                case ScopeKind.Rest when Background.Operations.LastOrDefault() is { Leaves: not Remainder.All }:
                    // 前10秒剪掉,后面加速: what is there now.
                    Use(item);
                    break;
                case ScopeKind.Rest when !Background.Scope.IsEverywhere:
                    except.AddRange(Background.Scope.In);
                    places.AddRange(Background.Scope.Except);
                    Use(item);
                    break;
                case ScopeKind.Each:
                    Use(item);
                    break;
            }
        }

        Take(Meaning.Only, Meaning.All, Meaning.Video, Meaning.Clip);
        if (
            places.Count == 0
            && except.Count == 0
            && Take(Meaning.It)
            && Background.Scope.In.Any(place => place is { Clip: not null, From: null })
        )
        {
            return Background.Scope;
        }

        Take(Meaning.It);
        if (places.Count == 0 && except.Count == 0 && Background.Stated is { } stated)
        {
            return stated;
        }

        return places.Count == 0 && except.Count == 0 ? Scope.Everywhere : new(places, except);
    }

    /// <summary>The same, with null for everywhere, as operations have it.</summary>
    public Scope? TakeWhere() => TakeScope() is { IsEverywhere: false } scope ? scope : null;

    /// <summary>The clips meant, without stretches.</summary>
    public IReadOnlyList<ClipReference> TakeClips()
    {
        List<ClipReference> clips = [];
        foreach (var item in Open.Where(item => item.IsClip && !item.Except).ToList())
        {
            clips.Add(item.Place!.Clip!);
            Use(item);
        }

        return clips;
    }

    /// <summary>Whether "not" or "without" stands for the whole unit, and not only for a place.</summary>
    public bool IsNegated =>
        Enumerable
            .Range(0, Tokens.Count)
            .Any(i => Tokens[i].IsAny(Meaning.Not, Meaning.Without) && !Items.Any(item => item.Tokens.Contains(i)));

    /// <summary>The words of its own that nobody has used and that say something.</summary>
    public IReadOnlyList<int> Left =>
        [
            .. Enumerable
                .Range(_shared, Tokens.Count - _shared)
                .Where(i => !_used[i] && !Topics.IsPadding(Tokens[i]) && !Leftovers.IsLight(Tokens, i, _used)),
        ];
}
