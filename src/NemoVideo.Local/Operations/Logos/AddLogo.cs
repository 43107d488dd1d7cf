using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Logos;

/// <summary>Puts an uploaded image in a corner.</summary>
internal sealed record AddLogo(string? FileName = null, Position? Corner = null) : Operation;
