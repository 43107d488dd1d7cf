namespace NemoVideo.Local.Model;

/// <summary>A message that changed a timeline, as its project remembers it. What it asked for is read from it again.</summary>
/// <param name="Text">Word for word.</param>
/// <param name="Uploads">How many uploads there were; null where that is not known.</param>
/// <param name="Skipped">Which of its operations changed nothing, counted from 0 as they are applied; null for none.</param>
/// <param name="Did">What was done, with figures; null where that is not known.</param>
internal sealed record EditMessage(string Text, int? Uploads = null, IReadOnlyList<int>? Skipped = null, Phrase? Did = null);
