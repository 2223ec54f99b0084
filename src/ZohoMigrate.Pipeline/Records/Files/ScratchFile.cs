using Microsoft.Win32.SafeHandles;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Records.Files;

/// <summary>
/// Bytes that are written once, one behind the other, and read again anywhere: what a million rows must not fill the memory with, and SQLite
/// would take too long for. A private temporary file without a name, gone when it is closed, or its process is; a little is none at all.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    private const int TailSize = 32 * PageSize;
    private const int PageSize = 8 * 1024;
    private const int Pages = 128;

    private readonly byte[] _tail = new byte[TailSize];
    private readonly byte[][] _pages = new byte[Pages][];
    private readonly long[] _places = new long[Pages];
    private SafeFileHandle? _file;
    private long _written;
    private int _inTail;
    private int _next;

    public ScratchFile() => Array.Fill(_places, -1);

    /// <returns>Where the bytes begin.</returns>
    /// <exception cref="StorageException">The system's folder for temporary files takes no more.</exception>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        var place = _written + _inTail;
        while (bytes.Length > 0)
        {
            var part = Math.Min(bytes.Length, TailSize - _inTail);
            bytes[..part].CopyTo(_tail.AsSpan(_inTail));
            bytes = bytes[part..];
            _inTail += part;
            if (_inTail == TailSize)
                Flush();
        }

        return place;
    }

    /// <summary>Reads so many bytes from a place on.</summary>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public void Read(long place, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var known = place >= _written ? _tail.AsSpan((int)(place - _written)) : Page(place / PageSize).AsSpan((int)(place % PageSize));
            var part = Math.Min(bytes.Length, known.Length);
            known[..part].CopyTo(bytes);
            bytes = bytes[part..];
            place += part;
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Flush()
    {
        StorageFaults.Named(ScratchDatabase.Folder, this, static scratch =>
        {
            scratch._file ??= Open();
            RandomAccess.Write(scratch._file, scratch._tail, scratch._written);
            return true;
        });
        _written += _inTail;
        _inTail = 0;
    }

    // The ones read last are kept: rows that are asked for in some order mostly stand in it, or in several such.
    private byte[] Page(long number)
    {
        var known = Array.IndexOf(_places, number);
        if (known >= 0)
            return _pages[known];
        var at = _next;
        _next = (_next + 1) % Pages;
        _places[at] = -1;
        var page = _pages[at] ??= new byte[PageSize];
        StorageFaults.Named(ScratchDatabase.Folder, (File: _file!, page, number), static read => RandomAccess.Read(read.File, read.page, read.number * PageSize) == PageSize
            ? true
            : throw new EndOfStreamException("A temporary file was cut short while it was in use."));
        _places[at] = number;
        return page;
    }

    // Without a name nobody else can open it, and the kernel takes it back whatever becomes of the process. Windows keeps the name until then.
    private static SafeFileHandle Open()
    {
        var path = Path.Combine(ScratchDatabase.Folder, Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        OwnerOnly.CreateFile(path).Dispose();
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        File.Delete(path);
        return file;
    }
}
