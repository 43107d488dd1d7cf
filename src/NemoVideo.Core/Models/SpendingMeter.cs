namespace NemoVideo.Core;

/// <summary>
/// Tells whether an edit ran alone on its connection: if so, the difference between two balances is what it used.
/// If others ran at the same time, there is no telling which edit used the credits.
/// </summary>
internal sealed class SpendingMeter
{
    private readonly object _lock = new();
    private int _running;
    private int _started;

    /// <returns>A mark for <see cref="End"/>; −1 if another edit is running.</returns>
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
