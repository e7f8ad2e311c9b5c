using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Samples;

/// <summary>What the named properties of a record say, inner loops and raw segments aside.</summary>
internal static class Snapshot
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static string Of(EdiLoop loop)
    {
        var text = new StringBuilder();
        foreach (var property in Named(loop))
            Add(property.GetValue(loop), property.Name, text);
        return text.ToString();
    }

    /// <summary>The inner loops that the named properties give out.</summary>
    public static HashSet<EdiLoop> Children(EdiLoop loop) => Named(loop)
        .Select(property => property.GetValue(loop))
        .SelectMany(value => value is EdiLoop one ? [one] : value is IEnumerable many ? many.OfType<EdiLoop>() : [])
        .ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<EdiLoop>);

    private static PropertyInfo[] Named(object value) => Properties.GetOrAdd(value.GetType(), type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0
                && property.PropertyType != typeof(Segment) && property.PropertyType != typeof(EdiList<Segment>)
                && property.PropertyType != typeof(EdiList<EdiLoop>))]);

    private static void Add(object? value, string path, StringBuilder text)
    {
        switch (value)
        {
            case null or EdiLoop:
                return;
            case string or ValueType and IFormattable or bool:
                text.AppendLine(CultureInfo.InvariantCulture, $"{path}={value}");
                return;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                    Add(tuple[i], $"{path}.{i}", text);
                return;
            case IEnumerable items:
                foreach (var (place, item) in items.Cast<object?>().Index())
                    Add(item, $"{path}[{place}]", text);
                return;
            default:
                foreach (var property in Named(value))
                    Add(property.GetValue(value), $"{path}.{property.Name}", text);
                return;
        }
    }
}
