using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>
/// 64 bits that stand for a text where a million texts would fill the memory. Two of a million texts share them once in 40 million runs;
/// whoever asks sees to it that this costs time only, or is the end of that chance. Never 0.
/// </summary>
internal static class KeyHash
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;
    private const int Step = 2 * sizeof(ulong);

    /// <param name="within">What the text is one of: a stream, a field.</param>
    /// <param name="text">The text.</param>
    public static ulong Of(ulong within, ReadOnlySpan<char> text)
    {
        var left = MemoryMarshal.AsBytes(text);
        var hash = Mix(within ^ First, (ulong)left.Length ^ Second);
        for (; left.Length > Step; left = left[Step..])
            hash = Mix(BinaryPrimitives.ReadUInt64LittleEndian(left) ^ First, BinaryPrimitives.ReadUInt64LittleEndian(left[sizeof(ulong)..]) ^ hash);
        var (head, tail) = Ends(left);
        hash = Mix(head ^ Second, tail ^ hash);
        return hash == 0 ? 1 : hash;
    }

    public static ulong Of(string text) => Of(0, text);

    /// <summary>Of two that are hashes already.</summary>
    public static ulong Of(ulong one, ulong other) => Mix(one ^ First, other ^ Second) is > 0 and var hash ? hash : 1;

    // All of what is left, as its beginning and its end, which may overlap: how long it is, is in the hash already.
    private static (ulong Head, ulong Tail) Ends(ReadOnlySpan<byte> left) => left.Length switch
    {
        >= sizeof(ulong) => (BinaryPrimitives.ReadUInt64LittleEndian(left), BinaryPrimitives.ReadUInt64LittleEndian(left[^sizeof(ulong)..])),
        >= sizeof(uint) => (BinaryPrimitives.ReadUInt32LittleEndian(left), BinaryPrimitives.ReadUInt32LittleEndian(left[^sizeof(uint)..])),
        > 0 => (BinaryPrimitives.ReadUInt16LittleEndian(left), 0),
        _ => (0, 0),
    };

    // The two halves of the product (wyhash): each bit of both hangs on all bits of either.
    private static ulong Mix(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out ulong low);
        return high ^ low;
    }
}
