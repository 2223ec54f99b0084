using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>The log that SQLite leaves when its process is killed after some transactions, to be spoilt. Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log</summary>
internal sealed class WrittenLog
{
    private const int Header = 32;
    private const int FrameHeader = 24;

    private readonly int _page;

    private WrittenLog(int page, byte[] bytes) => (_page, Bytes) = (page, bytes);

    /// <summary>The header, then frame after frame: the number of the page, how many there are when it is committed, two salts, two sums; the page.</summary>
    public byte[] Bytes { get; private set; }

    public int Frames => (Bytes.Length - Header) / (FrameHeader + _page);

    /// <param name="page">Bytes of a page.</param>
    /// <param name="transactions">What is done one after the other to a table <c>t (id, x)</c>.</param>
    public static WrittenLog Of(int page, params string[] transactions)
    {
        using var folder = new TemporaryFolder();
        using var connection = new SqliteConnection($"Data Source={folder["living.db"]};Pooling=False");
        connection.Open();
        foreach (var sql in (string[])[$"PRAGMA page_size = {page}", "CREATE TABLE t (id INTEGER PRIMARY KEY, x BLOB)", "PRAGMA journal_mode = WAL", .. transactions])
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of the tests
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        return new WrittenLog(page, File.ReadAllBytes(folder["living.db-wal"]));
    }

    /// <summary>Turns the bits of a byte of the header.</summary>
    public WrittenLog SpoilHeader(int at) => Spoil(at);

    /// <summary>Turns the bits of a byte of a frame, counted from 0.</summary>
    public WrittenLog SpoilFrame(int frame, int at) => Spoil(Header + (frame * (FrameHeader + _page)) + at);

    /// <summary>Writes a number of the header, and all sums anew.</summary>
    public WrittenLog Say(int at, uint number, bool isBigEndian = false)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Bytes.AsSpan(at), number);
        var sum = Write(24, Sum(Bytes.AsSpan(0, 24), (0, 0), isBigEndian));
        for (var frame = Header; frame < Bytes.Length; frame += FrameHeader + _page)
            sum = Write(frame + 16, Sum(Bytes.AsSpan(frame + FrameHeader, _page), Sum(Bytes.AsSpan(frame, 8), sum, isBigEndian), isBigEndian));
        return this;
    }

    public WrittenLog Cut(int length)
    {
        Bytes = Bytes[..length];
        return this;
    }

    private WrittenLog Spoil(int at)
    {
        Bytes[at] ^= 0xFF;
        return this;
    }

    private (uint, uint) Write(int at, (uint One, uint Two) sum)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Bytes.AsSpan(at), sum.One);
        BinaryPrimitives.WriteUInt32BigEndian(Bytes.AsSpan(at + 4), sum.Two);
        return sum;
    }

    private static (uint, uint) Sum(ReadOnlySpan<byte> bytes, (uint One, uint Two) sum, bool isBigEndian)
    {
        for (var at = 0; at < bytes.Length; at += 8)
        {
            sum.One += Word(bytes[at..]) + sum.Two;
            sum.Two += Word(bytes[(at + 4)..]) + sum.One;
        }

        return sum;

        uint Word(ReadOnlySpan<byte> word) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(word) : BinaryPrimitives.ReadUInt32LittleEndian(word);
    }
}
