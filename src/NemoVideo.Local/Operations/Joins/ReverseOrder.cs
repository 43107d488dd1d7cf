using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Puts the clips in the opposite order; each plays as before.</summary>
internal sealed record ReverseOrder : Operation;
