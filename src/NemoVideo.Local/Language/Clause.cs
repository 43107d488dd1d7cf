using System.Text.RegularExpressions;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language;

/// <summary>One piece of an instruction that asks for something to be done; what readers read.</summary>
/// <param name="Text">In the form that <see cref="Wording"/> describes.</param>
/// <param name="Literals">What the tokens in <paramref name="Text"/> stand for.</param>
/// <param name="ClipNames">The names on the message's <c>Clips:</c> line, in order; empty without one.</param>
/// <param name="Previous">The operation read before this clause; a bare text or level belongs to it.</param>
internal sealed partial record Clause(string Text, IReadOnlyList<Literal> Literals, IReadOnlyList<string> ClipNames, Operation? Previous)
{
    /// <summary>The captions that came with the message.</summary>
    public IReadOnlyList<Cue> Captions { get; init; } = [];

    public bool Has(Regex pattern) => pattern.IsMatch(Text);

    public Literal Literal(Group number) => Literals[Quantities.Count(number.Value)];

    /// <summary>The quoted texts in it.</summary>
    public IEnumerable<string> Quotes => QuoteToken().Matches(Text).Select(m => Literal(m.Groups[1]).Text);

    /// <summary>The files named in it.</summary>
    public IEnumerable<string> Files => FileToken().Matches(Text).Select(m => Literal(m.Groups[1]).Text);

    public string? AudioFile => Files.FirstOrDefault(f => Audio().IsMatch(f));

    public string? ImageFile => Files.FirstOrDefault(f => Image().IsMatch(f));

    /// <summary>The clips named in it, by number or file, in the order they are named.</summary>
    public IReadOnlyList<ClipReference> Clips =>
        [
            .. ClipToken()
                .Matches(Text)
                .Select(m =>
                    m.Groups["n"].Success
                        ? new ClipReference(Quantities.Count(m.Groups["n"].Value))
                        : new ClipReference(Name: Literal(m.Groups["f"]).Text)
                )
                .Where(c => c.Name is null || !Audio().IsMatch(c.Name)),
        ];

    /// <summary>
    /// What an operation on clips is about: the clips named; for "each clip" every one of the message's clips
    /// (<see cref="ClipReference.Each"/> where it lists none); a single null when none is named.
    /// </summary>
    public IEnumerable<ClipReference?> Targets
    {
        get
        {
            if (!EachClip().IsMatch(Text))
            {
                IReadOnlyList<ClipReference?> named = Clips;
                return named.Count > 0 ? named : new ClipReference?[1];
            }

            if (ClipNames.Count == 0)
            {
                return [ClipReference.Each];
            }

            return Enumerable.Range(1, ClipNames.Count).Select(n => new ClipReference(n));
        }
    }

    /// <summary>The first percentage; null without one.</summary>
    public double? Percent => PercentToken().Match(Text) is { Success: true } m ? Quantities.Number(m.Groups[1].Value) : null;

    /// <summary>The first time or duration; null without one.</summary>
    public TimeSpan? Time => TimeToken().Match(Text) is { Success: true } m ? Quantities.Time(m.Groups[1].Value) : null;

    [GeneratedRegex(@"❝(\d+)❞", RegexOptions.None, 1000)]
    private static partial Regex QuoteToken();

    [GeneratedRegex(@"‹(\d+)›", RegexOptions.None, 1000)]
    private static partial Regex FileToken();

    [GeneratedRegex(@"§(?<n>-?\d+)|‹(?<f>\d+)›", RegexOptions.None, 1000)]
    private static partial Regex ClipToken();

    [GeneratedRegex($"({Vocabulary.Number})%", RegexOptions.None, 1000)]
    private static partial Regex PercentToken();

    [GeneratedRegex(@"\{([\d.]+)\}", RegexOptions.None, 1000)]
    private static partial Regex TimeToken();

    [GeneratedRegex(
        @"\b(?:each|every) (?:of the )?(?:clip|video|one)s?\b|\beach of them\b|每一?(?:个|段|条)(?:片段|视频|素材)?",
        RegexOptions.None,
        1000
    )]
    private static partial Regex EachClip();

    [GeneratedRegex(@"\.(?:mp3|wav|m4a|aac|flac|ogg)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Audio();

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Image();
}
