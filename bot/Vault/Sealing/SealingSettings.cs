using System.Security.Cryptography.X509Certificates;

namespace ForumBot.Vault.Sealing;

/// <summary>
/// Where the keys are and what protects them. <see cref="KeyRing"/> is an absolute folder; <see cref="Certificate"/> is null in Development only;
/// <see cref="Old"/> are certificates from before, which still open what they protected.
/// </summary>
internal sealed record SealingSettings(string KeyRing, X509Certificate2? Certificate, IReadOnlyList<X509Certificate2> Old)
{
    private const string Ring = "Vault:KeyRingPath";
    private const string Protection = "Vault:Certificate";
    private const string Opens = "Vault:CertificatePassword";
    private const string Former = "Vault:OldCertificates";
    private const string OpensFormer = "Vault:OldCertificatePassword";
    private const string DefaultRing = "data/keys";

    /// <summary>Where the files with the data keys are.</summary>
    internal string Files => Path.Combine(KeyRing, "vault");

    /// <summary>Reads and checks the settings under <c>Vault</c>.</summary>
    /// <exception cref="StartRefusedException">One of them cannot be used, or there is no certificate outside Development.</exception>
    internal static SealingSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var named = Value(configuration["Vault:Certificate"]);
        var password = Value(configuration["Vault:CertificatePassword"]);
        var formerPassword = Value(configuration["Vault:OldCertificatePassword"]);
        if (named is null && !environment.IsDevelopment())
        {
            throw new StartRefusedException(
                $"ForumBot does not start in {environment.EnvironmentName} without the setting {Protection}. It names the certificate that protects the keys of "
                + $"the vault, where the notes of the feedback meeting are. It may be {MayBe}. With a PFX file that has a password, set {Opens} too. "
                + "README.md says how to make one.");
        }

        if (password is not null && (named is null || NamedCertificate.IsThumbprint(named)))
        {
            throw new StartRefusedException($"{Opens} is set, but {Protection} names no PFX file for it to open. Remove it, or name the file.");
        }

        var certificate = named is null ? null : Certified(Protection, named, Opens, password);
        var old = Listed(configuration, configuration["Vault:OldCertificates"])
            .Select(one => Certified(Former, one, OpensFormer, formerPassword ?? password)).ToList();
        var path = Path.Combine(environment.ContentRootPath, Value(configuration["Vault:KeyRingPath"]) ?? DefaultRing);
        return new(path, certificate, old);
    }

    /// <summary>The folder of the data keys, made and tried.</summary>
    /// <exception cref="StartRefusedException">The disk or its rights do not allow it.</exception>
    internal KeyFolder OpenFolder()
    {
        try
        {
            MakeRing();
            var folder = KeyFolder.Open(Files);
            Try(folder, triesLeft: 4);
            return folder;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartRefusedException(
                $"The setting {Ring} is “{KeyRing}”. It names the folder of the vault’s keys, and ForumBot cannot read and write there. "
                + "It may be any folder on a local disk that belongs to the user that runs the bot.", closed);
        }
    }

    // A name of its own, and another go: of two that start at once each clears away what the other has not finished.
    private static void Try(KeyFolder folder, int triesLeft)
    {
        var trial = $"trial-{Guid.CreateVersion7():N}";
        try
        {
            folder.Write(trial, [0]);
            folder.Destroy(trial);
        }
        catch (FileNotFoundException) when (triesLeft > 0)
        {
            Try(folder, triesLeft - 1);
        }
    }

    private void MakeRing()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(KeyRing);
        }
        else
        {
            Directory.CreateDirectory(KeyRing, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static X509Certificate2 Certified(string setting, string named, string passwordSetting, string? password) =>
        NamedCertificate.IsThumbprint(named) || File.Exists(named)
            ? NamedCertificate.Read(setting, named, passwordSetting, password)
            : throw new StartRefusedException($"{setting} is “{named}”, but there is no such file. It may be {MayBe}.");

    private static string MayBe => $"a certificate’s thumbprint ({NamedCertificate.LengthOfThumbprint} hexadecimal digits) in the personal store of the user that runs the bot, or the path of a PFX file that the bot can read";

    // A list in a file; in an environment variable also one text with commas.
    private static IEnumerable<string> Listed(IConfiguration configuration, string? text) =>
        (text ?? "").Split(',').Concat(configuration.GetSection(Former).GetChildren().Select(one => one.Value)).Select(Value).OfType<string>();

    private static string? Value(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
