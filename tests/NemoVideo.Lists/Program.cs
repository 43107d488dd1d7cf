using System.Reflection;
using NemoVideo.Lists;

// Counts only: what is in the lists must not be learned from here.
foreach (
    var list in Assembly
        .GetExecutingAssembly()
        .GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IList)) && !type.IsInterface)
        .Select(type => (IList)Activator.CreateInstance(type)!)
        .OrderBy(list => list.Name, StringComparer.Ordinal)
)
{
    foreach (var language in list.All().GroupBy(said => said.Chinese).OrderBy(group => group.Key))
    {
        var counts = language.CountBy(said => Judge.Of(said).Judgement).ToDictionary();
        var all = language.Count();
        Console.WriteLine($"{list.Name}, {(language.Key ? "Chinese" : "English")}, {all} instructions:");
        foreach (var judgement in Enum.GetValues<Judgement>())
        {
            var count = counts.GetValueOrDefault(judgement);
            var (low, high) = Wilson.Interval(count, all);
            Console.WriteLine($"  {judgement, -12} {count, 4}  {100.0 * count / all, 5:0.0} % ({100 * low:0.0} to {100 * high:0.0})");
        }
    }
}
