using System.Collections;
using System.Text.Json;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>A list.</summary>
public sealed class PayloadList(PayloadNode?[] elements) : PayloadNode, IReadOnlyList<PayloadNode?>
{
    private PayloadNode?[] _elements = elements;

    public PayloadList()
        : this([])
    {
    }

    public int Count => _elements.Length;

    public PayloadNode? this[int index] => _elements[index];

    public void Add(PayloadNode element) => _elements = [.. _elements, element];

    public void Remove(PayloadNode element) => _elements = Array.FindAll(_elements, other => other != element);

    public IEnumerator<PayloadNode?> GetEnumerator() => ((IEnumerable<PayloadNode?>)_elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in _elements)
        {
            if (element is null)
                writer.WriteNullValue();
            else
                element.Write(writer);
        }

        writer.WriteEndArray();
    }
}
