namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>
/// The names that objects may have members of, each at its place: the same for all records of a stream, so that whoever looks at many of
/// them looks the names up once.
/// </summary>
/// <param name="names">The names, each once.</param>
internal sealed class PayloadShape(string[] names)
{
    // What is put into objects beside what was mapped is always the same.
    private volatile PayloadShape? _larger;
    private volatile PayloadShape? _turned;

    public static PayloadShape Empty { get; } = new([]);

    public int Count => names.Length;

    public string this[int place] => names[place];

    /// <summary>The place of a name; below 0 where it has none.</summary>
    public int PlaceOf(string name)
    {
        // Few names, of which the length tells most apart: a walk along them is faster than any look-up.
        var place = names.Length - 1;
        while (place >= 0 && names[place] != name)
            place--;
        return place;
    }

    /// <summary>The shape that has one more name, at its end.</summary>
    public PayloadShape With(string name)
    {
        if (_larger is { } known && known[names.Length] == name)
            return known;
        return _larger = new PayloadShape([.. names, name]);
    }

    /// <summary>The shape whose name of that place stands at its end.</summary>
    public PayloadShape WithLast(int place)
    {
        if (place == names.Length - 1)
            return this;
        if (_turned is { } known && known[names.Length - 1] == names[place])
            return known;
        return _turned = new PayloadShape([.. names[..place], .. names[(place + 1)..], names[place]]);
    }
}
