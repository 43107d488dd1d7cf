using System.Security.Cryptography;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Store;

/// <summary>A session of the API, as stored on disk.</summary>
internal sealed record Project
{
    /// <summary>19 digits.</summary>
    public required string SessionId { get; init; }

    public required string TaskId { get; init; }

    public required string TaskName { get; init; }

    public string? Language { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In order of upload.</summary>
    public IReadOnlyList<StoredMedia> Media { get; init; } = [];

    /// <summary>What the agent found out last.</summary>
    public IReadOnlyList<Analysis> Analyses { get; init; } = [];

    /// <summary>The number of the draft as it is now (a file in <c>drafts/</c>); null is the empty timeline.</summary>
    public int? Draft { get; init; }

    /// <summary>The numbers of earlier drafts, oldest first; a null entry is the empty timeline.</summary>
    public IReadOnlyList<int?> History { get; init; } = [];

    /// <summary>
    /// For each draft of the history, the messages that led away from it: the last one stands, and those before it were amended. Earlier
    /// versions kept none: then it is null or shorter, and is about the end of the history.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<EditMessage>>? Edits { get; init; }

    /// <summary>How many drafts there have been.</summary>
    public int Drafts { get; init; }
}

/// <summary>An uploaded file; it is stored in the project's <c>media/</c> as its id and extension, whatever it was called.</summary>
/// <param name="Id">32 hexadecimal digits. Not a secret: it names the file, so every user can see it in ffmpeg's arguments.</param>
/// <param name="Secret">Makes its address unguessable, and appears nowhere else.</param>
/// <param name="Extension">One of <see cref="MediaTypes"/>, with the dot.</param>
/// <param name="Hash">SHA-256, hexadecimal.</param>
internal sealed record StoredMedia(string Id, string Secret, string FileName, string Extension, long Size, string Hash, MediaInfo Info)
{
    public static string NewSecret() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
