using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>An object: members by their names. One without a value is none.</summary>
public sealed class PayloadObject : PayloadNode, IEnumerable<KeyValuePair<string, PayloadNode>>
{
    private PayloadNode?[] _values;

    public PayloadObject()
        : this(PayloadShape.Empty, [])
    {
    }

    /// <param name="shape">The members it may have.</param>
    /// <param name="values">Those it has, each at its place.</param>
    internal PayloadObject(PayloadShape shape, PayloadNode?[] values) => (Shape, _values) = (shape, values);

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var value in _values)
                count += value is null ? 0 : 1;
            return count;
        }
    }

    internal PayloadShape Shape { get; private set; }

    public PayloadNode? this[string name]
    {
        get => Shape.PlaceOf(name) is >= 0 and var place ? _values[place] : null;
        set
        {
            var place = Shape.PlaceOf(name);
            if (place >= 0 && (value is null || _values[place] is not null))
                _values[place] = value;
            else if (value is not null)
                Append(name, place, value);
        }
    }

    /// <summary>A copy of what was staged, or travels: what becomes of the one is not seen in the other.</summary>
    [return: NotNullIfNotNull(nameof(json))]
    public static implicit operator PayloadObject?(JsonObject? json) => json is null ? null : OfMembers(JsonSerializer.SerializeToElement(json));

    /// <summary>What was staged, as it stands in the checkpoint.</summary>
    public static PayloadObject Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return OfMembers(document.RootElement);
    }

    public bool Has(string name) => this[name] is not null;

    public void Remove(string name)
    {
        if (Has(name))
            this[name] = null;
    }

    public IEnumerator<KeyValuePair<string, PayloadNode>> GetEnumerator()
    {
        for (var place = 0; place < _values.Length; place++)
        {
            if (_values[place] is { } value)
                yield return KeyValuePair.Create(Shape[place], value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static PayloadObject OfMembers(JsonElement json)
    {
        var members = new PayloadObject();
        foreach (var member in json.EnumerateObject())
            members[member.Name] = Of(member.Value);
        return members;
    }

    /// <summary>The value at a place of its shape; null where it has none.</summary>
    internal PayloadNode? At(int place) => _values[place];

    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in this)
        {
            writer.WritePropertyName(name);
            value.Write(writer);
        }

        writer.WriteEndObject();
    }

    // Behind all others, as in JSON, also where it has a place and had no value: what is staged has one hash, whoever made it.
    private void Append(string name, int place, PayloadNode value)
    {
        if (place < 0)
        {
            Shape = Shape.With(name);
            Array.Resize(ref _values, Shape.Count);
        }
        else
        {
            Shape = Shape.WithLast(place);
            Array.Copy(_values, place + 1, _values, place, _values.Length - place - 1);
        }

        _values[^1] = value;
    }
}
