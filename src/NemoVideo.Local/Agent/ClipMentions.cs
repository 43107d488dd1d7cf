using System.Collections;
using System.Reflection;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Agent;

/// <summary>The clips that operations name, in whichever of their members.</summary>
internal static class ClipMentions
{
    /// <summary>Without those that a scope excepts.</summary>
    public static IEnumerable<ClipReference> In(object? value) =>
        value switch
        {
            null or string => [],
            ClipReference clip => [clip],
            Scope scope => In(scope.In),
            IEnumerable list => list.Cast<object?>().SelectMany(In),
            Operation or Place => value
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .SelectMany(property => In(property.GetValue(value))),
            _ => [],
        };
}
