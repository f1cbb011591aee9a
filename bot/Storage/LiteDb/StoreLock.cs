namespace ForumBot.Storage.LiteDb;

/// <summary>
/// Opens the store's two files for this process alone. The data file is its own lock: held from before the first read to after the last write,
/// freed by the kernel even at SIGKILL. Two processes on one LiteDB file were seen to lose half of each other's writes.
/// </summary>
internal static class StoreLock
{
    // What .NET reports when another process holds the lock: EWOULDBLOCK on Linux and on macOS, a sharing violation on Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    /// <exception cref="StoreRefusedException">Another process has the store open, or this user may not.</exception>
    public static (DataFile Data, LogFile Log) Take(string path)
    {
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            var data = new DataFile(path);
            try
            {
                data.Log = new LogFile(LogPathOf(path));
                return (data, data.Log);
            }
            catch
            {
                data.Release();
                throw;
            }
        }
        catch (IOException e) when (HeldByAnother.Contains(e.HResult))
        {
            throw new StoreRefusedException(
                $"Another ForumBot has '{path}' open. Two at once would overwrite each other's changes. Stop the other one first, or give this one a file of its own with the setting Storage:LiteDb:Path.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreRefusedException(
                $"ForumBot cannot read and write '{path}'. Give its folder to the user that ForumBot runs as, or name another file with the setting Storage:LiteDb:Path.", e);
        }
    }

    /// <summary>LiteDB's own name for the log, so that its tools find it.</summary>
    private static string LogPathOf(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-log{Path.GetExtension(path)}");

    // A folder that was there before may be shared for good reasons; the files' own modes guard them there.
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
