using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NemoVideo.Client.Skills;

/// <summary>
/// Lets only plain YAML through to what builds nodes from it. That recurses for each level, and a stack overflow is past every
/// <c>catch</c>; and a few aliases can stand for any number of nodes. The parser below reads event by event and needs neither.
/// </summary>
internal sealed class BoundedParser(IParser inner) : IParser
{
    private const int MaxDepth = 20;

    private int _depth;

    public ParsingEvent? Current => inner.Current;

    /// <exception cref="YamlException">The YAML is malformed, nested too deeply, or has an alias in it.</exception>
    public bool MoveNext()
    {
        if (!inner.MoveNext() || inner.Current is not { } current)
        {
            return false;
        }

        _depth += current switch
        {
            MappingStart or SequenceStart => 1,
            MappingEnd or SequenceEnd => -1,
            _ => 0,
        };
        return _depth > MaxDepth ? throw new YamlException(current.Start, current.End, $"it is nested more than {MaxDepth} levels deep.")
            : current is AnchorAlias alias
                ? throw new YamlException(current.Start, current.End, $"it has an alias ('*{alias.Value}'), which is not allowed.")
            : true;
    }
}
