using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Goes back to the empty timeline of the beginning; an undo brings back what was there.</summary>
internal sealed record StartOver : Operation;
