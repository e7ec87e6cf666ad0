using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>Holds an answer back until it is whole; one that gets longer than the limit passes on from there, and takes no more memory.</summary>
internal sealed class HeldBack(Stream to, int most, Action beforePassingOn) : Stream
{
    private readonly Pieces held = new();

    public bool IsPassedOn { get; private set; }

    public IEnumerable<ReadOnlyMemory<byte>> Held => held.All;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Sends what is held.</summary>
    public Task PassOnAsync(CancellationToken ct) => held.SendAsync(to, ct);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsPassedOn && held.Length + buffer.Length > most)
        {
            IsPassedOn = true;
            beforePassingOn();
            await PassOnAsync(cancellationToken);
        }
        if (IsPassedOn)
            await to.WriteAsync(buffer, cancellationToken);
        else
            held.Write(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // What is long is written asynchronously.
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (IsPassedOn)
            to.Write(buffer, offset, count);
        else
            held.Write(buffer, offset, count);
    }

    public override void Flush()
    {
        // Nothing leaves before it is whole, or too long.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => IsPassedOn ? to.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            held.Dispose();
        base.Dispose(disposing);
    }
}
