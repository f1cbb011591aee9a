using System.Diagnostics;

namespace ForumBot.Tests.Storage;

/// <summary>A child process of tests/KillTarget. Killed, if still alive, with the test.</summary>
public sealed class TargetProcess : IDisposable
{
    private readonly Process _process;

    private TargetProcess(Process process) => _process = process;

    public static TargetProcess Start(params string[] args) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "KillTarget.dll"), .. args]);

    /// <summary>With a shell's limit on the size of any file, so that the disk seems to be full. The runtime's own memory files must not count.</summary>
    public static TargetProcess StartWithFullDisk(int kilobytes, params string[] args) =>
        Start("bash", ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; export DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0; exec dotnet \"$0\" \"$@\"", Path.Combine(AppContext.BaseDirectory, "KillTarget.dll"), .. args]);

    /// <summary>The next line, or null when it has ended.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync();

    /// <summary>SIGKILL: nothing of it runs any more, no handler, no finally.</summary>
    public void Kill() => _process.Kill();

    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static TargetProcess Start(string program, string[] args) =>
        new(Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardInput = true })!);
}
