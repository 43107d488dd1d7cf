using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NemoVideo.Client.Storage;

/// <summary>What the system identifies a file by: device and number. Two names of one file share them.</summary>
internal readonly partial record struct FileIdentity(ulong Device, ulong Number)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH
    private const uint WantNumber = 0x100; // STATX_INO

    /// <summary>The identity of the file that a path leads to through links; null if there is none, or the system does not say.</summary>
    public static FileIdentity? Of(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                return Of(handle);
            }

            // struct statx is the same on every architecture, and so is struct stat on macOS with its 64-bit numbers.
            Span<byte> status = stackalloc byte[256];
            return OperatingSystem.IsLinux()
                ? Statx(CurrentFolder, path, 0, WantNumber, status) == 0
                    ? OfStatx(status)
                    : null
                : OperatingSystem.IsMacOS()
                    ? (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Stat(path, status) : Stat64(path, status)) == 0
                        ? OfStat(status)
                        : null
                    : null;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The identity of an open file.</summary>
    public static FileIdentity? Of(SafeFileHandle file)
    {
        try
        {
            Span<byte> status = stackalloc byte[256];
            return OperatingSystem.IsWindows()
                ? GetFileInformationByHandle(file, status)
                    ? OfInformation(status)
                    : null
                : OperatingSystem.IsLinux()
                    ? Statx((int)file.DangerousGetHandle(), "", EmptyPath, WantNumber, status) == 0
                        ? OfStatx(status)
                        : null
                    : OperatingSystem.IsMacOS()
                        ? (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? FStat(file, status) : FStat64(file, status)) == 0
                            ? OfStat(status)
                            : null
                        : null;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    private static FileIdentity OfStatx(ReadOnlySpan<byte> status) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(status[136..]), BinaryPrimitives.ReadUInt64LittleEndian(status[32..]));

    private static FileIdentity OfStat(ReadOnlySpan<byte> status) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(status), BinaryPrimitives.ReadUInt64LittleEndian(status[8..]));

    private static FileIdentity OfInformation(ReadOnlySpan<byte> status) =>
        new(
            BinaryPrimitives.ReadUInt32LittleEndian(status[28..]),
            ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(status[44..]) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(status[48..])
        );

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat64(string path, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "fstat")]
    private static partial int FStat(SafeFileHandle file, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64")]
    private static partial int FStat64(SafeFileHandle file, Span<byte> status);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformationByHandle(SafeFileHandle file, Span<byte> information);
}
