using Microsoft.Win32.SafeHandles;

namespace ForumBot.Storage.LiteDb;

/// <summary>
/// A file of LiteDB pages that this process alone may open and this user alone may read. LiteDB is handed these streams
/// and opens nothing itself, so that the lock, the modes and the order in which bytes reach the disk are ours.
/// It calls under a lock of its own, save for flushes.
/// </summary>
internal abstract class PageFile : Stream
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream _file;
    private long _length;

    protected PageFile(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            // An exclusive flock on Linux: the kernel frees it however the process ends.
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        _file = new FileStream(path, options);
        // The umask can only take away from the creation mode, but an older file may be looser.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_file.SafeFileHandle, OwnerOnly);
        _length = _file.Length;
    }

    protected SafeFileHandle Handle => _file.SafeFileHandle;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => true;
    public override long Length => _length;
    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = RandomAccess.Read(Handle, buffer.AsSpan(offset, count), Position);
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        RandomAccess.Write(Handle, buffer.AsSpan(offset, count), Position);
        Position += count;
        _length = Math.Max(_length, Position);
    }

    public override void SetLength(long value)
    {
        RandomAccess.SetLength(Handle, value);
        _length = value;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => _length + offset,
    };

    /// <summary>Closes the file. Not <see cref="IDisposable"/>'s: LiteDB disposes of streams when it gives up on a file, and the lock must outlive that.</summary>
    public void Release() => _file.Dispose();
}

/// <summary>
/// LiteDB's write-ahead log. Its pages are made durable here, not by LiteDB, which asks for a flush after every page and waits for none.
/// </summary>
internal sealed class LogFile(string path) : PageFile(path)
{
    /// <summary>Where a LiteDB 5 page says that it ends its transaction and so confirms the pages before it.</summary>
    private const int ConfirmsTransaction = 18;

    private Exception? _failure;
    private bool _unsynced;

    public override void Write(byte[] buffer, int offset, int count)
    {
        // LiteDB's queue would swallow an exception, of whatever type, and its checkpoint then wait for ever. MakeDurable throws it instead.
        // After one failed page no other may land: a confirming page behind a hole would make half a transaction look whole.
        if (_failure is not null)
            return;
        try
        {
            // Pages carry no checksum. After a power cut the confirming page must not be there without those it confirms.
            if (buffer[offset + ConfirmsTransaction] != 0)
                MakeDurable();
            base.Write(buffer, offset, count);
            _unsynced = true;
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }

    public override void Flush() { }

    /// <exception cref="IOException">A page could not be written.</exception>
    public void MakeDurable()
    {
        if (_failure is not null)
            throw new IOException("The log could not be written.", _failure);
        if (!_unsynced)
            return;
        try
        {
            RandomAccess.FlushToDisk(Handle);
            _unsynced = false;
        }
        catch (Exception failure)
        {
            // Asked again, the kernel would say that all is well.
            _failure = failure;
            throw;
        }
    }
}

/// <summary>LiteDB's data pages, which a checkpoint overwrites in place: the log that can repeat the writes is durable first.</summary>
internal sealed class DataFile(string path) : PageFile(path)
{
    // Where LiteDB 5 signs its first page.
    private const int SignatureAt = 32;

    public LogFile? Log { get; set; }

    /// <summary>New, or signed by LiteDB, which would cut any other file to whole pages before it looked.</summary>
    public bool IsLiteDb
    {
        get
        {
            var signature = "** This is a LiteDB file **"u8;
            Span<byte> found = stackalloc byte[signature.Length];
            return Length == 0 || (RandomAccess.Read(Handle, found, SignatureAt) == found.Length && found.SequenceEqual(signature));
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Log?.MakeDurable();
        base.Write(buffer, offset, count);
    }

    public override void Flush() => RandomAccess.FlushToDisk(Handle);
}
