using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>Answers of any call, as building blocks for cases.</summary>
internal static class Says
{
    public static Func<Exchange, Task> Json(string json, int status = 200) => exchange => exchange.JsonAsync(status, json);

    /// <summary>A status with a page, as gateways and proxies answer.</summary>
    public static async Task PageAsync(Exchange exchange, int status)
    {
        await exchange.ReadBodyAsync();
        await exchange.TextAsync(status, "<html><body>gateway</body></html>", "text/html");
    }

    public static Func<Exchange, Task> Page(int status = 200) => exchange => PageAsync(exchange, status);

    public static Func<Exchange, Task> Nothing(int status = 200) => exchange => exchange.JsonAsync(status, "");

    /// <summary>A reset after the whole request.</summary>
    public static async Task BreakAsync(Exchange exchange)
    {
        await exchange.ReadBodyAsync();
        exchange.Break();
    }

    /// <summary>The first requests get one answer, those after them another.</summary>
    public static Func<Exchange, Task> First(int count, Func<Exchange, Task> answer, Func<Exchange, Task> then)
    {
        var number = 0;
        return exchange => Interlocked.Increment(ref number) <= count ? answer(exchange) : then(exchange);
    }
}
