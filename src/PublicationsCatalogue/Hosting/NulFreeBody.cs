namespace PublicationsCatalogue.Hosting;

/// <summary>
/// The body of a form in which a NUL (%00) arrives as U+0001: for a NUL the framework refuses the whole form unread, and all that was
/// typed with it. <see cref="PlainTextBinder"/> leaves out both.
/// </summary>
internal sealed class NulFreeBody(Stream body) : Stream
{
    // How much of "%00" the bytes read last make.
    private int matched;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Change(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private void Change(Span<byte> bytes)
    {
        foreach (ref var b in bytes)
        {
            if (matched == 2 && b == '0')
                b = (byte)'1';
            matched = b == '%' ? 1 : matched == 1 && b == '0' ? 2 : 0;
        }
    }
}
