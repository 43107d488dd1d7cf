namespace NemoVideo.Core;

/// <summary>
/// Tells whether an edit ran alone on its connection: then the difference of two balances is what it used.
/// With others beside it nobody can say whose the credits were.
/// </summary>
internal sealed class SpendingMeter
{
    private readonly object _lock = new();
    private int _running;
    private int _started;

    /// <returns>A mark for <see cref="End"/>; −1 where another edit runs.</returns>
    public int Begin()
    {
        lock (_lock)
        {
            _started++;
            return _running++ == 0 ? _started : -1;
        }
    }

    /// <returns>Whether no other edit ran at the same time.</returns>
    public bool End(int mark)
    {
        lock (_lock)
        {
            _running--;
            return mark == _started;
        }
    }
}
