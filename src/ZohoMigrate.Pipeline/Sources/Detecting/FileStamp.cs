namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>A file as it is at a moment: where it is written again, it has another.</summary>
internal readonly record struct FileStamp(string Path, long Length, DateTime Written)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.FullName, file.Length, file.LastWriteTimeUtc);
    }
}
