using NemoVideo.Core;

namespace NemoVideo.Tests.Wire;

/// <summary>The shapes that the documents give.</summary>
internal static class DocumentedCases
{
    public static IReadOnlyList<WireCase> All { get; } =
    [
        new(
            WirePart.Account,
            "as documented",
            _ => { },
            new Sees
            {
                Quiet = true,
                Outcome = EditOutcome.Changed,
                Reply = "Done.",
            }
        ),
    ];
}
