using System.Buffers.Binary;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>
/// The -wal file that SQLite leaves beside a database whose process died: the last transactions. From the first part of it that is not as it
/// was written SQLite goes without, and says nothing; what was sent would be forgotten, and sent again. So it is looked at first. To be asked
/// only while nobody writes. Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
/// </summary>
internal static class WriteAheadLog
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;
    private const uint Magic = 0x377F0682; // its last bit set: sums are of big-endian words
    private const int SmallestPage = 512;
    private const int LargestPage = 65536;

    /// <summary>What is wrong with the log, as the end of a sentence about the database; null when it is whole, or when it cannot be told.</summary>
    /// <param name="path">The database.</param>
    public static string? Fault(string path)
    {
        var log = path + "-wal";
        // SQLite makes it before the -shm and takes it away after it.
        if (!File.Exists(log))
            return File.Exists(path + "-shm") ? $"is without the last that was written to it: {Path.GetFileName(log)}, which belongs to it, is gone" : null;
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return IsDamaged(file) ? $"is without the last that was written to it: {Path.GetFileName(log)}, which belongs to it, is damaged" : null;
    }

    private static bool IsDamaged(FileStream file)
    {
        var header = new byte[HeaderSize];
        // The header is on the disk before any frame is.
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || file.Length < HeaderSize + FrameHeaderSize + SmallestPage)
            return false;
        var isBigEndian = (Word(header, 0) & 1) == 1;
        var sum = Sum(header.AsSpan(0, 24), (0, 0), isBigEndian);
        var page = Word(header, 2);
        if ((Word(header, 0) & ~1u) != Magic || sum != (Word(header, 6), Word(header, 7)) || page is < SmallestPage or > LargestPage)
            return true;

        var frame = new byte[FrameHeaderSize + page];
        var (isBroken, isCommitted) = (false, false);
        while (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            // What stands behind the end of this log, from an earlier one, has other salts.
            var isOfThisLog = frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8));
            if (!isBroken && isOfThisLog)
            {
                sum = Sum(frame.AsSpan(FrameHeaderSize), Sum(frame.AsSpan(0, 8), sum, isBigEndian), isBigEndian);
                if (sum == (Word(frame, 4), Word(frame, 5)))
                    continue;
            }

            isBroken = true;
            // The last transaction may be broken: the machine went down while it was written. One that another followed was whole on the disk.
            if (isOfThisLog && isCommitted)
                return true;
            isCommitted |= isOfThisLog && Word(frame, 1) != 0;
        }

        return false;
    }

    private static uint Word(byte[] bytes, int number) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(number * sizeof(uint)));

    private static (uint, uint) Sum(ReadOnlySpan<byte> bytes, (uint One, uint Two) sum, bool isBigEndian)
    {
        for (; !bytes.IsEmpty; bytes = bytes[8..])
        {
            sum.One += Read(bytes, isBigEndian) + sum.Two;
            sum.Two += Read(bytes[4..], isBigEndian) + sum.One;
        }

        return sum;
    }

    private static uint Read(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
