using System.Net;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>A file on its way: read while it is sent, piece by piece, and from its beginning in each attempt.</summary>
internal sealed class FilePart(ApiFile file) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var content = file.Open();
        await content.CopyToAsync(stream, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = file.Bytes;
        return true;
    }
}
