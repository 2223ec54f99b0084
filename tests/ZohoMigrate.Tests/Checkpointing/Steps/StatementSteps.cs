using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZohoMigrate.Tests.Checkpointing.Steps;

/// <summary>
/// Counts what SQLite's virtual machine does for each statement on the databases of one folder, whoever opens them and however often: what a
/// query plan costs, in a number that is the same on every machine.
/// </summary>
internal sealed unsafe partial class StatementSteps : IDisposable
{
    private const string Library = "e_sqlite3";
    private const uint WhenItEnds = 2; // SQLITE_TRACE_PROFILE
    private const int Steps = 4; // SQLITE_STMTSTATUS_VM_STEP

    private static readonly ConcurrentDictionary<nint, StatementSteps> Watching = new();
    private static long _last;

    private readonly ConcurrentDictionary<string, long> _steps = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly nint _number;

    /// <param name="folder">Its name is no other's: only databases below it are watched, on connections opened from now on.</param>
    public StatementSteps(string folder)
    {
        _folder = Path.GetFileName(folder);
        _number = (nint)Interlocked.Increment(ref _last);
        Watching[_number] = this;
        _ = WithEachConnection(&Opened);
    }

    /// <summary>What was done so far, by statement.</summary>
    public IReadOnlyDictionary<string, long> Read() => _steps.ToDictionary(StringComparer.Ordinal);

    public void Dispose() => Watching.TryRemove(_number, out _);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Opened(nint database, nint error, nint routines)
    {
        var file = Marshal.PtrToStringUTF8(FileOf(database, "main")) ?? "";
        foreach (var (number, watching) in Watching)
        {
            if (file.Contains(watching._folder, StringComparison.Ordinal))
                _ = Trace(database, WhenItEnds, &Ended, number);
        }

        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Ended(uint what, nint number, nint statement, nint time)
    {
        var steps = StatusOf(statement, Steps, 1);
        if (Watching.TryGetValue(number, out var watching))
            watching._steps.AddOrUpdate(Marshal.PtrToStringUTF8(TextOf(statement))!, steps, (_, before) => before + steps);
        return 0;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_auto_extension")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int WithEachConnection(delegate* unmanaged[Cdecl]<nint, nint, nint, int> opened);

    [LibraryImport(Library, EntryPoint = "sqlite3_db_filename", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint FileOf(nint database, string name);

    [LibraryImport(Library, EntryPoint = "sqlite3_trace_v2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trace(nint database, uint what, delegate* unmanaged[Cdecl]<uint, nint, nint, nint, int> ended, nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_stmt_status")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatusOf(nint statement, int what, int reset);

    [LibraryImport(Library, EntryPoint = "sqlite3_sql")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint TextOf(nint statement);
}
