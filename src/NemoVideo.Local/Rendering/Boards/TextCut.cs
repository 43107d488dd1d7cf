using System.Globalization;
using NemoVideo.Local.Rendering.Text;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>
/// Shortens what is too wide for its space, by its measured width: as many letters as fit and an ellipsis. Names that would then
/// read the same keep the part in which they differ: "Competi… 12".
/// </summary>
internal static class TextCut
{
    /// <summary>How many letters more and fewer than the guess to try.</summary>
    private const int Spread = 6;

    /// <param name="texts">Lines, each with its size, its mask and the pixels it may take up.</param>
    public static async Task<IReadOnlyList<Mask>> FitAsync(
        TextMasks masks,
        Func<string, TextFont> fontOf,
        IReadOnlyList<(string Text, double Em, Mask Mask, double Room)> texts,
        CancellationToken cancellationToken
    )
    {
        var masksOf = texts.Select(text => text.Mask).ToArray();
        var shown = texts.Select(text => text.Text).ToArray();
        var cut = Enumerable
            .Range(0, texts.Count)
            .Where(index => texts[index].Text.Length > 0 && texts[index].Mask.Width > texts[index].Room)
            .ToList();
        await TryAsync(cut, _ => "");
        var alike = cut.Where(index => Others(index).Any()).ToList();
        var tails = alike.ToDictionary(
            index => index,
            index => Tail(texts[index].Text, [.. Others(index).Select(other => texts[other].Text)])
        );
        await TryAsync(alike, index => tails[index]);
        return masksOf;

        IEnumerable<int> Others(int index) =>
            Enumerable
                .Range(0, texts.Count)
                .Where(other =>
                    other != index
                    && shown[other].Equals(shown[index], StringComparison.OrdinalIgnoreCase)
                    && texts[other].Text != texts[index].Text
                );

        async Task TryAsync(IReadOnlyList<int> which, Func<int, string> tailOf)
        {
            List<(int Index, string Text, double Em)> tries = [];
            foreach (var index in which)
            {
                var (text, em, mask, room) = texts[index];
                var tail = new StringInfo(tailOf(index)).LengthInTextElements;
                var letters = new StringInfo(text);
                var most = letters.LengthInTextElements - tail - 1;
                var guess = (int)(letters.LengthInTextElements * room / mask.Width) - tail;
                for (var length = Math.Max(1, guess - Spread); length <= Math.Min(most, Math.Max(1, guess) + Spread); length++)
                {
                    tries.Add((index, letters.SubstringByTextElements(0, length).TrimEnd() + "…" + tailOf(index), em));
                }
            }

            if (tries.Count == 0)
            {
                return;
            }

            var drawn = await masks.DrawAsync([.. tries.Select(one => (one.Text, one.Em))], fontOf, cancellationToken);
            foreach (var group in tries.Zip(drawn).GroupBy(pair => pair.First.Index))
            {
                var fitting = group.Where(pair => pair.Second.Width <= texts[group.Key].Room).ToList();
                var (one, mask) = fitting.Count > 0 ? fitting.MaxBy(pair => pair.Second.Width) : group.First();
                (shown[group.Key], masksOf[group.Key]) = (one.Text, mask);
            }
        }
    }

    /// <summary>The part where a text differs from the others, with the blank before it, limited to its last letters.</summary>
    private static string Tail(string text, IReadOnlyList<string> others)
    {
        const int Longest = 8;
        var same = others.Min(other =>
            text.Zip(other).TakeWhile(pair => char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second)).Count()
        );
        var starts = StringInfo.ParseCombiningCharacters(text);
        // The whole word, if it is short: 12, not 2.
        var word = text.LastIndexOf(' ', Math.Max(0, Math.Min(same, text.Length - 1)));
        var from = word > 0 && same - word <= 4 ? word : same;
        var start = starts.LastOrDefault(index => index <= from);
        var letters = starts.Count(index => index >= start);
        if (letters <= Longest)
        {
            return text[start..];
        }
        // If the difference is in the middle of a long name, its beginning is kept.
        var end = starts.SkipWhile(index => index < start).ElementAt(Longest - 1);
        return text[start..end].TrimEnd() + "…";
    }
}
