using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Undos;

namespace NemoVideo.Local.Agent;

/// <summary>Reads past messages: with each new one they are read again, and most were just read.</summary>
internal sealed class RememberedReading(Func<string, ReadingContext, Instruction> read)
{
    /// <summary>In characters of messages.</summary>
    private const int Most = 1_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Message, string Uploads, IReadOnlyList<Operation> Last), Reading> _read = [];
    private long _size;

    public Reading Read(string message, ReadingContext context)
    {
        // Operations come from here too, so the same ones are the same list.
        var key = (message, string.Join('/', context.Uploads), context.LastOperations);
        lock (_lock)
        {
            if (_read.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var instruction = read(message, context);
        var reading = new Reading(
            instruction,
            instruction.Operations.FirstOrDefault() is Amend amend
                ? [.. amend.Operations, .. instruction.Operations.Skip(1)]
                : instruction.Operations
        );
        lock (_lock)
        {
            if ((_size += message.Length + key.Item2.Length) > Most)
            {
                _read.Clear();
                _size = 0;
            }

            _read[key] = reading;
        }

        return reading;
    }
}

/// <summary>A message as it was read.</summary>
/// <param name="Meant">Its operations; those of an amendment instead of the amendment.</param>
internal sealed record Reading(Instruction Instruction, IReadOnlyList<Operation> Meant);
