using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Finishes;

/// <summary>A length for the whole, without saying which part should go.</summary>
internal sealed record FitLength(TimeSpan Length) : Operation;
