using System.Buffers;
using System.Net;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>A file on its way: read while it is sent, piece by piece, and from its beginning in each attempt.</summary>
internal sealed class FilePart(ApiFile file) : HttpContent
{
    private const int PieceBytes = 80 * 1024;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            await using var content = await ReadAsync(() => ValueTask.FromResult(file.Open()));
            var left = file.Bytes;
            while (await ReadAsync(() => content.ReadAsync(piece, cancellationToken)) is > 0 and var count)
            {
                left -= count;
                if (left < 0)
                    break;
                await stream.WriteAsync(piece.AsMemory(0, count), cancellationToken);
            }

            if (left != 0)
                throw new UnreadFileException(new EndOfStreamException("The file is not as long as it was."));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = file.Bytes;
        return true;
    }

    // What the disk does not give is told apart from what the network does not take.
    private static async ValueTask<T> ReadAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (IOException e)
        {
            throw new UnreadFileException(e);
        }
    }
}
