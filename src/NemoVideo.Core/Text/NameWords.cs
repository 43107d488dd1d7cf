using System.Text;

namespace NemoVideo.Core.Text;

/// <summary>The words in an identifier, in lower case: of <c>tool_call</c>, <c>toolCall</c> or <c>TOOL.CALL</c>, tool and call.</summary>
internal static class NameWords
{
    public static IReadOnlyList<string> Of(string? name)
    {
        var text = new StringBuilder();
        var before = ' ';
        foreach (var letter in name ?? "")
        {
            text.Append(char.IsUpper(letter) && char.IsLower(before) ? " " : "")
                .Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
            before = letter;
        }

        return text.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries);
    }
}
