using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Logos;

/// <summary>Puts an uploaded image in a corner. What is not said stays as it is where there is a logo already.</summary>
/// <param name="Where">When it is shown; null: the whole timeline.</param>
internal sealed record AddLogo(string? FileName = null, Position? Corner = null, Scope? Where = null) : Operation;
