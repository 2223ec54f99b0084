using System.Buffers;
using System.Runtime.InteropServices;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>A row and the key it is kept under, as bytes: numbers in as few as they need, texts as they are in memory, letter by letter.</summary>
internal static class RowBytes
{
    private const int Bits = 7;
    private const int More = 1 << Bits;

    public static void Write(ArrayBufferWriter<byte> bytes, string key, int file, SourceRow row)
    {
        Write(bytes, key);
        Write(bytes, file);
        Write(bytes, row.Number);
        Write(bytes, row.FirstLine);
        Write(bytes, row.LastLine);
        Write(bytes, row.Cells.Count);
        for (var i = 0; i < row.Cells.Count; i++)
            Write(bytes, row.Cells[i]);
    }

    /// <summary>The key; what is left is the row.</summary>
    public static ReadOnlySpan<char> Key(ref ReadOnlySpan<byte> bytes)
    {
        var length = (int)Number(ref bytes) * sizeof(char);
        var text = MemoryMarshal.Cast<byte, char>(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }

    /// <summary>The row behind the key.</summary>
    public static SourceRow Row(ReadOnlySpan<byte> bytes, IReadOnlyList<SourceFile> files)
    {
        var file = files[(int)Number(ref bytes)];
        var (number, first, last) = (Number(ref bytes), Number(ref bytes), Number(ref bytes));
        var cells = new string[Number(ref bytes)];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Key(ref bytes).ToString();
        return new SourceRow(file, number, first, last, cells);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, string text)
    {
        Write(bytes, text.Length);
        bytes.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private static void Write(ArrayBufferWriter<byte> bytes, long number)
    {
        var room = bytes.GetSpan(sizeof(long) + 2);
        var length = 0;
        for (; number >= More; number >>= Bits)
            room[length++] = (byte)(number | More);
        room[length++] = (byte)number;
        bytes.Advance(length);
    }

    private static long Number(ref ReadOnlySpan<byte> bytes)
    {
        var (number, length) = (0L, 0);
        while (bytes[length] >= More)
            number |= (long)(bytes[length] & (More - 1)) << (Bits * length++);
        number |= (long)bytes[length] << (Bits * length);
        bytes = bytes[(length + 1)..];
        return number;
    }
}
