namespace NemoVideo.Client.Messages;

/// <summary>Follows JSON line by line, to tell where a value that goes over several lines is complete.</summary>
internal struct JsonNesting
{
    private int _depth;

    public readonly bool IsOpen => _depth > 0;

    public void Add(ReadOnlySpan<byte> line)
    {
        // No string goes over a line's end, so that one without its end spoils only its own line.
        var (inString, isEscaped) = (false, false);
        foreach (var letter in line)
        {
            if (isEscaped)
            {
                isEscaped = false;
            }
            else if (letter == (byte)'"')
            {
                inString = !inString;
            }
            else if (inString)
            {
                isEscaped = letter == (byte)'\\';
            }
            else if (letter is (byte)'{' or (byte)'[')
            {
                _depth++;
            }
            else if (letter is (byte)'}' or (byte)']')
            {
                _depth--;
            }
        }
    }
}
