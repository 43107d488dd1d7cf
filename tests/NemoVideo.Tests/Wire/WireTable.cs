namespace NemoVideo.Tests.Wire;

/// <summary>
/// What servers say where the documents leave it open, and what the user must see: one line a case. docs/wire.md says the same
/// in words.
/// </summary>
internal static class WireTable
{
    public static IReadOnlyList<WireCase> All { get; } =
    [
        .. DocumentedCases.All,
        .. StreamCases.All,
        .. ExportCases.All,
        .. UploadCases.All,
        .. StateCases.All,
        .. OtherServersCases.All,
        .. OtherStreamsCases.All,
    ];
}
