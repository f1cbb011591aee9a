using System.Runtime.InteropServices;

namespace ForumBot.Vault.Sealing;

/// <summary>
/// A folder of small secret files, its owner's alone. A file is whole or not there, whenever the machine stops; what is written over or destroyed is
/// overwritten with zeros first, as far as the disk lets a program do that.
/// </summary>
internal sealed class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Unfinished = ".tmp";
    private readonly string path;

    private KeyFolder(string path) => this.path = path;

    /// <summary>Makes the folder if need be, closes it to others, and clears away what a crash left half written.</summary>
    /// <exception cref="IOException">The disk does not let it.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    internal static KeyFolder Open(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            // It says the mode only of a folder that it makes.
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute);
        }

        foreach (var file in Directory.GetFiles(path, "*" + Unfinished))
        {
            Shred(file);
        }

        return new(path);
    }

    /// <summary>The names of the files with this ending, without it.</summary>
    internal IReadOnlyList<string> Names(string ending) =>
        [.. Directory.GetFiles(path, "*" + ending).Select(file => Path.GetFileName(file)[..^ending.Length]).Order(StringComparer.Ordinal)];

    internal bool Has(string name) => File.Exists(Path.Combine(path, name));

    /// <summary>What the file holds; null when it is not there.</summary>
    internal byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(path, name));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes it whole, or leaves what was there. It is durable when this returns.</summary>
    internal void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var whole = Path.Combine(path, name);
        var part = whole + Unfinished;
        using (var file = Create(part))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        // Held open over the renaming, so that the old bytes can still be reached when they have no name any more.
        using var old = File.Exists(whole) && !OperatingSystem.IsWindows() ? new FileStream(whole, FileMode.Open, FileAccess.ReadWrite) : null;
        File.Move(part, whole, overwrite: true);
        Settle();
        if (old is not null)
        {
            Blank(old);
        }
    }

    /// <summary>Overwrites the file with zeros and deletes it. Doing it twice does no harm.</summary>
    internal void Destroy(string name)
    {
        Shred(Path.Combine(path, name));
        Settle();
    }

    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new(file, options);
    }

    private static void Shred(string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        using (var open = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
        {
            Blank(open);
        }

        File.Delete(file);
    }

    private static void Blank(FileStream file)
    {
        file.Position = 0;
        file.Write(new byte[file.Length]);
        file.Flush(flushToDisk: true);
    }

    // A new name is durable only once the folder is; .NET opens no folders.
    private void Settle()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Native.Open(path, 0);
        if (folder < 0)
        {
            throw new IOException($"The folder of the keys could not be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (Native.Sync(folder) < 0)
            {
                throw new IOException($"The folder of the keys could not be made durable (error {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Native.Close(folder);
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Sync(int file);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Close(int file);
    }
}
