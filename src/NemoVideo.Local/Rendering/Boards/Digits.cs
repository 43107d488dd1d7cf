using NemoVideo.Local.Model;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>Numbers composed of single digits, all equally wide, so that a score can count up without jittering.</summary>
internal sealed class Digits
{
    private const string Marks = ",.-:" + Leaderboard.Currencies;
    private const string Letters = "0123456789" + Marks;

    private readonly Dictionary<char, (Mask Mask, double Advance)> _letters = [];

    /// <param name="samples">The masks of <see cref="Samples"/>.</param>
    public Digits(IReadOnlyList<Mask> samples)
    {
        var digit = (samples[Letters.Length].Width - samples[0].Width) / 10.0;
        for (var index = 0; index < Letters.Length; index++)
        {
            // The width of a mark is measured between two zeros.
            var advance = char.IsAsciiDigit(Letters[index]) ? digit : samples[Letters.Length + index - 9].Width - samples[0].Width - digit;
            _letters[Letters[index]] = (samples[index], advance);
        }
    }

    public static IReadOnlyList<string> Samples { get; } =
    [.. Letters.Select(letter => letter.ToString()), "00000000000", .. Marks.Select(mark => $"0{mark}0")];

    public double Width(string number) => number.Sum(letter => _letters[letter].Advance);

    public void Draw(Canvas picture, string number, double x, double middle, Ink ink)
    {
        foreach (var letter in number)
        {
            var (mask, advance) = _letters[letter];
            picture.Draw(mask, x, middle - (mask.Height / 2.0), ink);
            x += advance;
        }
    }
}
