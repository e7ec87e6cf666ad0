using System.Buffers;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>
/// Gathers an answer in small pieces that are used again for the next. In one array that grows, each answer of some length would leave
/// large arrays behind, which stay in the process for long.
/// </summary>
internal sealed class Pieces : Stream
{
    private const int Size = 32 * 1024;
    private readonly List<byte[]> arrays = [];
    private int inLast;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => arrays.Count == 0 ? 0 : ((long)(arrays.Count - 1) * Size) + inLast;
    public override long Position { get => Length; set => throw new NotSupportedException(); }

    /// <summary>What was written, in its order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All => arrays.Select((array, i) => new ReadOnlyMemory<byte>(array, 0, i == arrays.Count - 1 ? inLast : Size));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (arrays.Count == 0 || inLast == Size)
            {
                arrays.Add(ArrayPool<byte>.Shared.Rent(Size));
                inLast = 0;
            }
            var taken = Math.Min(buffer.Length, Size - inLast);
            buffer[..taken].CopyTo(arrays[^1].AsSpan(inLast));
            inLast += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Sends all of it, and holds nothing afterwards.</summary>
    public async Task SendAsync(Stream to, CancellationToken ct)
    {
        foreach (var piece in All)
            await to.WriteAsync(piece, ct);
        Clear();
    }

    public override void Flush()
    {
        // It is sent when it is whole.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Clear();
        base.Dispose(disposing);
    }

    private void Clear()
    {
        foreach (var array in arrays)
            ArrayPool<byte>.Shared.Return(array);
        arrays.Clear();
    }
}
