using System.Globalization;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Errors;

/// <summary>Every error of the module, in one place: id, kind, message and advice. Codes and advice follow the skill documents.</summary>
internal static class NemoErrors
{
    // The service's codes

    public static NemoException TokenExpired(string? said = null, bool anonymous = false, string? project = null) =>
        new(
            Ids.TokenExpired,
            ErrorKind.AuthenticationError,
            project is null
                ? "The token has expired or is invalid." + Said(said)
                : $"The anonymous token has expired. A new one means a new account: project '{project}' and its work in "
                    + $"progress belong to the old one and can no longer be reached."
                    + Said(said),
            project is not null ? "Send the clips again with Send-NemoClip, then repeat the edit."
                : anonymous ? "Run Connect-Nemo to get a new anonymous token."
                : "Run Connect-Nemo -Token with a valid token, or set NEMO_TOKEN to one."
        )
        {
            Code = 1001,
            Delivery = Delivery.Refused,
        };

    public static NemoException ProjectNotFound(string project, bool hadClips, string? said = null) =>
        new(
            Ids.ProjectNotFound,
            ErrorKind.ObjectNotFound,
            hadClips
                ? $"The service no longer knows project '{project}'; the clips uploaded to it are gone." + Said(said)
                : $"The service does not know project '{project}'." + Said(said),
            hadClips
                ? "Send the clips again with Send-NemoClip (this makes a new project), then repeat the edit."
                : "Run Send-NemoClip or Connect-Nemo to make a new project."
        )
        {
            Code = 1002,
            Delivery = Delivery.Refused,
            Target = project,
        };

    public static NemoException OutOfCredits(string? said = null) =>
        new(Ids.OutOfCredits, ErrorKind.QuotaExceeded, "The account is out of credits." + Said(said), "Top up credits in your account.")
        {
            Code = 2001,
            Delivery = Delivery.Refused,
        };

    /// <summary>What the service said, with the remedy that this account has.</summary>
    public static NemoException OutOfCredits(NemoException told, string? registrationAddress, bool isLocal) =>
        told.With(
            recommendedAction: isLocal
                    ? "This is the local backend with --strict: to continue, leave out --strict or give it another --folder."
                        + (registrationAddress is null ? "" : $" The cloud would say: register at {registrationAddress}.")
                : registrationAddress is null ? told.RecommendedAction
                : $"Register at {registrationAddress} to continue.",
            cause: told
        );

    public static NemoException UnsupportedType(string? file, string? said = null) =>
        new(
            Ids.UnsupportedType,
            ErrorKind.InvalidType,
            (file is null ? "This file type is not supported." : $"'{file}' has an unsupported file type.") + Said(said),
            $"Accepted formats: {MediaTypes.Accepted}."
        )
        {
            Code = 4001,
            Delivery = Delivery.Refused,
            Target = file,
        };

    public static NemoException FileTooLarge(string? file, long? bytes = null, long limit = 500L * 1024 * 1024, string? said = null) =>
        new(
            Ids.FileTooLarge,
            ErrorKind.LimitsExceeded,
            (file is null ? "The file is too large" : $"'{file}' is too large")
                + (bytes is null ? "" : $" ({Megabytes(bytes.Value)})")
                + $": the limit is {Megabytes(limit)}."
                + Said(said),
            "Compress or trim it, then send it again."
        )
        {
            Code = 4002,
            Delivery = Delivery.Refused,
            Target = file,
        };

    public static NemoException ClientIdMissing(string? said = null) =>
        new(
            Ids.ClientIdMissing,
            ErrorKind.InvalidArgument,
            "The service did not accept the client id." + Said(said),
            "Remove NEMO_CLIENT_ID from the environment (or set it to a UUID) and run Connect-Nemo again to make a new client id."
        )
        {
            Code = 400,
            Delivery = Delivery.Refused,
        };

    public static NemoException ExportBlocked(string? said = null) =>
        new(
            Ids.ExportBlocked,
            ErrorKind.PermissionDenied,
            "The plan does not allow the export. This depends on the subscription, not on credits." + Said(said),
            "Register or upgrade your plan to unlock export."
        )
        {
            Code = 402,
            Delivery = Delivery.Refused,
        };

    /// <param name="isRepeated">It was sent once more, after a wait.</param>
    public static NemoException RateLimited(string? said = null, bool isRepeated = true) =>
        new(
            Ids.RateLimited,
            ErrorKind.ResourceBusy,
            (isRepeated ? "The service is limiting requests; one retry after a wait did not help." : "The service is limiting requests.")
                + Said(said),
            "Wait a while and repeat the command. A new anonymous token is given once every 7 days: set NEMO_TOKEN, or "
                + "use the NEMO_HOME that holds the first one."
        )
        {
            Code = 429,
            Delivery = Delivery.Refused,
        };

    public static NemoException Service(int? code, int? httpStatus, string? said, Delivery delivery) =>
        new(
            Ids.ServiceError,
            ErrorKind.InvalidResult,
            (code, httpStatus) switch
            {
                (not null, _) => string.Format(CultureInfo.InvariantCulture, "The service answered with code {0}.", code),
                (_, not null) => string.Format(CultureInfo.InvariantCulture, "The service answered with HTTP status {0}.", httpStatus),
                _ => "The service reported an error.",
            } + Said(said),
            "Repeat the command later; if that fails too, look up the code in the service's documentation."
        )
        {
            Code = code,
            HttpStatus = httpStatus,
            Delivery = delivery,
        };

    // Reaching the service

    /// <param name="advice">What to do about this reason; null: the usual.</param>
    public static NemoException Unreachable(
        Uri address,
        string reason,
        Delivery delivery,
        Exception? inner = null,
        string? advice = null
    ) =>
        new(
            Ids.Unreachable,
            ErrorKind.ConnectionError,
            $"{address.GetLeftPart(UriPartial.Authority)} can't be reached: {reason}",
            advice ?? "Check the network, the proxy (HTTPS_PROXY) and the address (-Endpoint or NEMO_API_URL), then repeat the command.",
            inner
        )
        {
            Delivery = delivery,
            Target = address,
        };

    public static NemoException TimedOut(Uri address, TimeSpan after, Delivery delivery) =>
        new(
            Ids.Timeout,
            ErrorKind.OperationTimeout,
            $"{address.GetLeftPart(UriPartial.Authority)} did not answer within {after.TotalSeconds:0} s.",
            "Check the address (-Endpoint or NEMO_API_URL), or repeat the command later."
        )
        {
            Delivery = delivery,
            Target = address,
        };

    public static NemoException AnswerUnreadable(string what, Exception? inner = null) =>
        new(
            Ids.AnswerUnreadable,
            ErrorKind.InvalidData,
            $"The service's answer can't be read: {what}",
            "Check the address (-Endpoint or NEMO_API_URL): it has to be the address of a NemoVideo API.",
            inner
        );

    public static NemoException InsecureAddress(Uri address) =>
        new(
            Ids.InsecureAddress,
            ErrorKind.InvalidArgument,
            $"'{ShownAddress.Of(address)}' is not https. A token is never sent over plain HTTP, except to this machine.",
            "Use an https address."
        )
        {
            Delivery = Delivery.NotDelivered,
            Target = ShownAddress.Of(address),
        };

    public static NemoException AddressInvalid(string address) =>
        new(
            Ids.AddressInvalid,
            ErrorKind.InvalidArgument,
            $"'{ShownAddress.InText(address)}' is not the address of an HTTP API.",
            "Give an absolute address such as https://mega-api-prod.nemovideo.ai with -Endpoint or NEMO_API_URL."
        )
        {
            Target = ShownAddress.InText(address),
        };

    // Skills, local backend, state folder

    public static NemoException SkillInvalid(string path, string why, Exception? inner = null) =>
        new(
            Ids.SkillInvalid,
            ErrorKind.InvalidData,
            $"'{path}' is not a NemoVideo skill document: {why}",
            "A skill document is Markdown that begins with YAML frontmatter between two lines of '---', with name and version.",
            inner
        )
        {
            Target = path,
        };

    public static NemoException SkillNotFound(string name, IEnumerable<string> known) =>
        new(
            Ids.SkillNotFound,
            ErrorKind.ObjectNotFound,
            $"There is no skill '{name}'.",
            $"Use one of {string.Join(", ", known)}, or the path of a skill document."
        )
        {
            Target = name,
        };

    public static NemoException LocalNotInstalled(string why, string action) =>
        new(Ids.LocalNotInstalled, ErrorKind.NotInstalled, why, action);

    public static NemoException LocalFailed(string why) =>
        new(
            Ids.LocalFailed,
            ErrorKind.InvalidResult,
            $"The local backend did not start: {why}",
            "Run it on its own (dotnet local/NemoVideo.Local.dll in the module's folder) to see more."
        );

    public static NemoException LocalEnded(Uri address) =>
        new(
            Ids.LocalEnded,
            ErrorKind.ConnectionError,
            $"The local backend at {address.GetLeftPart(UriPartial.Authority)} has ended.",
            "Run Connect-Nemo -Local to start it again: it keeps its projects (name one by its session id with -Project), "
                + "and Receive-NemoExport fetches what it was rendering."
        )
        {
            Delivery = Delivery.NotDelivered,
            Target = address,
        };

    public static NemoException LocalBusy(string folder, string address) =>
        new(
            Ids.LocalBusy,
            ErrorKind.ResourceBusy,
            $"A local backend with different arguments already serves '{folder}' at {address}.",
            "Run Disconnect-Nemo in the session that started it, or give another folder with -LocalArgument '--folder', '<path>'."
        )
        {
            Target = folder,
        };

    public static NemoException StateFolder(string path, string why, Exception? inner = null) =>
        new(
            Ids.StateFolder,
            ErrorKind.WriteError,
            $"The state folder '{path}' can't be used: {why}",
            "Set NEMO_HOME to a folder that this account can write to.",
            inner
        )
        {
            Target = path,
        };

    // Input

    public static NemoException FileNotFound(string path) =>
        new(
            Ids.FileNotFound,
            ErrorKind.ObjectNotFound,
            $"There is no file '{path}'.",
            "Check the path; -LiteralPath takes names with [ ] as they are."
        )
        {
            Target = path,
        };

    public static NemoException FileUnreadable(string path, string why, Exception? inner = null) =>
        new(
            Ids.FileUnreadable,
            ErrorKind.ReadError,
            $"'{path}' can't be read: {why}",
            "Check that the file is not in use and that this account may read it.",
            inner
        )
        {
            Target = path,
            Delivery = Delivery.NotDelivered,
        };

    public static NemoException FileChanged(string path, long before, long after) =>
        new(
            Ids.FileChanged,
            ErrorKind.ReadError,
            $"'{path}' is still being written: "
                + (
                    before == after
                        ? "it changed while it was being sent."
                        : $"it was {Text.Size.Of(before)} when the upload began, and is {Text.Size.Of(after)} now."
                ),
            "Wait until whatever is recording or copying it has finished, then send it again. Nothing was kept."
        )
        {
            Target = path,
            Delivery = Delivery.NotDelivered,
        };

    public static NemoException FileEmpty(string path) =>
        new(Ids.FileEmpty, ErrorKind.InvalidData, $"'{path}' is empty.", "Send a file that contains video, a picture or sound.")
        {
            Target = path,
        };

    public static NemoException NotAFile(string path) =>
        new(
            Ids.NotAFile,
            ErrorKind.InvalidArgument,
            $"'{path}' is not a file on disk.",
            "Name files: Get-ChildItem <folder> -File | Send-NemoClip sends all files in a folder."
        )
        {
            Target = path,
        };

    public static NemoException AddressNotAccepted(string address) =>
        new(
            Ids.AddressNotAccepted,
            ErrorKind.InvalidArgument,
            $"'{ShownAddress.InText(address)}' can't be fetched by the service.",
            "Use an absolute http or https address."
        )
        {
            Target = ShownAddress.InText(address),
        };

    public static NemoException NothingToUpload() =>
        new(
            Ids.NothingToUpload,
            ErrorKind.InvalidArgument,
            "There is nothing to upload: no file was given.",
            "Give files with Send-NemoMessage -Path, or use Send-NemoClip."
        );

    public static NemoException ConnectionDeserialized() =>
        new(
            Ids.ConnectionDeserialized,
            ErrorKind.InvalidArgument,
            "This connection has been serialized (Start-Job, remoting, Import-Clixml) and no longer holds a token.",
            "Run Connect-Nemo inside the job."
        );

    public static NemoException MessageMissing() =>
        new(
            Ids.PromptMissing,
            ErrorKind.InvalidArgument,
            "There is no message.",
            "Say what to do with Send-NemoMessage -Message, or give files with -Path."
        );

    public static NemoException Disconnected(Uri address) =>
        new(
            Ids.Disconnected,
            ErrorKind.InvalidOperation,
            $"The connection to {address.GetLeftPart(UriPartial.Authority)} was ended by Disconnect-Nemo; what came from "
                + $"it can no longer be used.",
            "Run Connect-Nemo and send the clips again, or name the project by its session id with -Project."
        )
        {
            Target = address,
        };

    public static NemoException NotConnected() =>
        new(
            Ids.NotConnected,
            ErrorKind.InvalidOperation,
            "There is no connection here, and once Connect-Nemo -Local has been used in a process, nothing in it connects "
                + "to the cloud by itself.",
            "Run Connect-Nemo -Local here (in ForEach-Object -Parallel, pass the connection in: -Connection $using:"
                + "connection), or Connect-Nemo to use the cloud."
        );

    public static NemoException NothingMatches(string pattern) =>
        new(
            Ids.FileNotFound,
            ErrorKind.ObjectNotFound,
            $"Nothing matches '{pattern}'.",
            pattern.IndexOf('[') >= 0 ? "Check the path; -LiteralPath takes names with [ ] as they are." : "Check the path."
        )
        {
            Target = pattern,
        };

    public static NemoException AddressNotFetched(string address, string? said) =>
        new(
            Ids.AddressNotAccepted,
            ErrorKind.InvalidArgument,
            $"The service could not fetch '{ShownAddress.InText(address)}'." + Said(said),
            "Check the address: the service, not this machine, has to reach it. Or download the file and send it."
        )
        {
            Target = ShownAddress.InText(address),
            Delivery = Delivery.Refused,
        };

    public static NemoException UploadRefused(string file, string? said, int? code = null) =>
        new(
            Ids.UploadRefused,
            ErrorKind.InvalidResult,
            $"The service did not keep '{file}'."
                + (code is null ? "" : string.Format(CultureInfo.InvariantCulture, " It answered with code {0}.", code))
                + Said(said),
            $"Check that the file plays and has one of the accepted formats ({MediaTypes.Accepted}), then send it again."
        )
        {
            Code = code,
            Target = file,
            Delivery = Delivery.Refused,
        };

    /// <summary>What the service answered, with the file that it is about.</summary>
    public static NemoException UploadRefused(string file, NemoException told)
    {
        var error = UploadRefused(file, said: null).With($"The service did not keep '{file}'. {told.Message}", cause: told);
        (error.Code, error.HttpStatus) = (told.Code, told.HttpStatus);
        return error;
    }

    public static NemoException UploadUnconfirmed(string file, string why, Exception? inner = null) =>
        new(
            Ids.UploadUnconfirmed,
            ErrorKind.OperationTimeout,
            $"It is unclear whether the project has '{file}': {why} It was not sent again, because the project could then hold it twice.",
            "Check with Get-NemoProject whether the project lists the clip: if it does, edit the project with Invoke-NemoEdit; if not, "
                + "send the clip again.",
            inner
        )
        {
            Target = file,
        };

    public static NemoException LocalArgumentInvalid(string said) =>
        new(
            Ids.LocalArgumentInvalid,
            ErrorKind.InvalidArgument,
            $"The local backend does not take these arguments: {said}",
            "Correct -LocalArgument; docs/local-backend.md and 'dotnet local/NemoVideo.Local.dll --help' in the module's folder list them."
        );

    public static NemoException PromptMissing(string project) =>
        new(
            Ids.PromptMissing,
            ErrorKind.InvalidArgument,
            $"There is no instruction for project '{project}'.",
            "Give one with Invoke-NemoEdit -Prompt, or in the Prompt column of the rows that are piped to Send-NemoClip."
        )
        {
            Target = project,
        };

    public static NemoException DestinationConflict(string project, string prompt, IEnumerable<string> destinations) =>
        new(
            Ids.DestinationConflict,
            ErrorKind.InvalidArgument,
            $"The clips of one edit name different destinations: {string.Join(", ", destinations)} (project '{project}', "
                + $"prompt '{prompt}').",
            "Give all rows with the same Project and Prompt the same Destination."
        )
        {
            Target = project,
        };

    public static NemoException ProjectUnknown(string name) =>
        new(
            Ids.ProjectNotFound,
            ErrorKind.ObjectNotFound,
            $"There is no project '{name}' on this connection.",
            "Run Get-NemoProject to see the projects of this session, or give a session id."
        )
        {
            Target = name,
        };

    public static NemoException PlannedInput(string what) =>
        new(
            Ids.PlannedInput,
            ErrorKind.InvalidArgument,
            $"'{what}' was only planned: it was made with -WhatIf, and the service does not have it.",
            "Run the whole pipeline with -WhatIf or without it."
        )
        {
            Target = what,
        };

    public static NemoException InputNotAccepted(object? input) =>
        new(
            Ids.InputNotAccepted,
            ErrorKind.InvalidArgument,
            $"An object of type {input?.GetType().Name ?? "null"} does not belong to a project.",
            "Give the name or session id of a project, or the output of Send-NemoClip, Invoke-NemoEdit, Get-NemoTimeline "
                + "or Get-NemoProject."
        )
        {
            Target = input,
        };

    public static NemoException ClipNotInProject(string clip, string project) =>
        new(
            Ids.InputNotAccepted,
            ErrorKind.InvalidArgument,
            $"'{clip}' is no longer in project '{project}'.",
            "Send it again with Send-NemoClip."
        )
        {
            Target = clip,
        };

    // Edits

    public static NemoException EditUnconfirmed(string project, string why, TimeSpan waited) =>
        new(
            Ids.EditUnconfirmed,
            ErrorKind.OperationTimeout,
            $"It is unclear whether project '{project}' was edited: {why} and the timeline had not changed "
                + $"{waited.TotalMinutes:0.#} minutes later. The edit was not sent again, because that could edit and charge twice.",
            "Check Get-NemoTimeline and Get-NemoCredit, and repeat the edit only if neither has changed."
        )
        {
            Target = project,
        };

    /// <summary>The time that the user gave the edit is over.</summary>
    public static NemoException EditTimedOut(string project, TimeSpan after) =>
        new(
            Ids.EditUnconfirmed,
            ErrorKind.OperationTimeout,
            $"The edit of project '{project}' was not confirmed within {after.TotalSeconds:0.#} s. It was sent, and the service may still "
                + "be working on it; nothing was sent again, because that could edit and charge twice.",
            $"Look later with Get-NemoTimeline -Project '{project.Replace("'", "''")}' and Get-NemoCredit; repeat the edit, with a longer "
                + "-TimeoutSec, only if neither has changed."
        )
        {
            Target = project,
        };

    /// <summary>The time that the user gave the edit was over before it could begin.</summary>
    public static NemoException EditNotSent(string project, TimeSpan after) =>
        new(
            Ids.Timeout,
            ErrorKind.OperationTimeout,
            $"The edit of project '{project}' was not sent: reading the project took all of the {after.TotalSeconds:0.#} s.",
            "Repeat the edit, with a longer -TimeoutSec."
        )
        {
            Target = project,
        };

    public static NemoException EditFailed(string project, string said) =>
        new(
            Ids.EditFailed,
            ErrorKind.InvalidResult,
            $"The service reported an error while editing project '{project}': {said}",
            "Check with Get-NemoTimeline what was done before that, then repeat the edit or reword it."
        )
        {
            Target = project,
        };

    // Exports

    public static NemoException NothingToExport(string project) =>
        new(
            Ids.NothingToExport,
            ErrorKind.InvalidOperation,
            $"Project '{project}' has nothing to export: no track in its timeline has a segment.",
            "Send clips with Send-NemoClip and edit them with Invoke-NemoEdit first."
        )
        {
            Target = project,
        };

    public static NemoException NothingChanged(string project, string prompt) =>
        new(
            Ids.NothingChanged,
            ErrorKind.InvalidOperation,
            $"The edit '{prompt}' changed nothing in project '{project}', so it is not exported.",
            "Reword the instruction, or use Export-NemoVideo -Force to export the timeline as it is."
        )
        {
            Target = project,
        };

    public static NemoException FileExists(string path) =>
        new(
            Ids.FileExists,
            ErrorKind.ResourceExists,
            $"'{path}' already exists.",
            "Choose another -Destination, or use -Force to replace the file."
        )
        {
            Target = path,
        };

    public static NemoException DestinationBusy(string path) =>
        new(
            Ids.DestinationBusy,
            ErrorKind.ResourceBusy,
            $"Another export is writing to '{path}'.",
            "Wait until it has finished, or choose another -Destination."
        )
        {
            Target = path,
            Delivery = Delivery.NotDelivered,
        };

    public static NemoException SourceWouldBeReplaced(string path) =>
        new(
            Ids.SourceWouldBeReplaced,
            ErrorKind.ResourceExists,
            $"'{path}' is one of the clips that the video is made from. It is never replaced, not even with -Force.",
            "Choose another -Destination."
        )
        {
            Target = path,
        };

    public static NemoException DestinationNotWritable(string path, string why, Exception? inner = null) =>
        new(
            Ids.DestinationNotWritable,
            ErrorKind.WriteError,
            $"'{path}' can't be written: {why}",
            "Choose a -Destination in a folder that this account can write to and that has enough space.",
            inner
        )
        {
            Target = path,
        };

    public static NemoException FormatMismatch(string path, string format) =>
        new(
            Ids.FormatMismatch,
            ErrorKind.InvalidArgument,
            $"'{path}' does not end in '.{format}', the format of the export.",
            "Leave out -Format (it follows from the file's extension), or make the two match."
        )
        {
            Target = path,
        };

    public static NemoException FormatNotAvailable(string path) =>
        new(
            Ids.FormatNotAvailable,
            ErrorKind.InvalidArgument,
            $"'{path}' does not end in {Endings}: videos are exported only in these formats.",
            $"Give a file that ends in {Endings}, or a folder."
        )
        {
            Target = path,
        };

    public static NemoException ExportNotFound(string id) =>
        new(
            Ids.ExportNotFound,
            ErrorKind.ObjectNotFound,
            $"There is no export '{id}' for this account.",
            "Run Get-NemoExport to see the exports recorded here; another account's exports can't be reached."
        )
        {
            Target = id,
        };

    public static NemoException ExportOfOtherAccount(string id, string? user) =>
        new(
            Ids.ExportOfOtherAccount,
            ErrorKind.AuthenticationError,
            $"Export '{id}' belongs to another account ({user ?? "unknown"}); this one can't fetch it.",
            "Connect with the account that submitted it (Connect-Nemo -Token). The jobs of an expired anonymous account "
                + "are lost: export the project again."
        )
        {
            Target = id,
        };

    public static NemoException ExportFailed(string id, string? said) =>
        new(
            Ids.ExportFailed,
            ErrorKind.InvalidResult,
            $"The service could not render export '{id}', even on a second try." + Said(said),
            "Look at Get-NemoTimeline, fix what the error names, and export again. Exports cost no credits."
        )
        {
            Target = id,
        };

    public static NemoException ExportCanceled(string id, string? said = null) =>
        new(
            Ids.ExportCanceled,
            ErrorKind.InvalidOperation,
            $"Export '{id}' was stopped." + Said(said),
            "Run Export-NemoVideo to render the project again."
        )
        {
            Target = id,
        };

    public static NemoException ExportTimedOut(string id, TimeSpan after) =>
        new(
            Ids.ExportTimeout,
            ErrorKind.OperationTimeout,
            $"Export '{id}' has not finished after {Lasted(after)}. It is not lost.",
            $"Run Receive-NemoExport {id} later; -TimeoutSec sets how long it waits."
        )
        {
            Target = id,
        };

    public static NemoException DownloadIncomplete(string path, long got, long? expected, Exception? inner = null) =>
        new(
            Ids.DownloadIncomplete,
            ErrorKind.ConnectionError,
            $"The download of '{path}' was cut off" + (expected is null ? "." : $" after {got} of {expected} bytes."),
            "Run Receive-NemoExport: the service still has the video.",
            inner
        )
        {
            Target = path,
        };

    public static NemoException DownloadRefused(Uri address, string why) =>
        new(
            Ids.DownloadRefused,
            ErrorKind.InvalidResult,
            $"The video can't be fetched from {ShownAddress.Of(address)}: {why}",
            "Run Receive-NemoExport to try again; if that fails too, export the project again."
        )
        {
            Target = ShownAddress.Of(address),
        };

    /// <summary>The host that the video is on, which is usually not the service's.</summary>
    public static NemoException VideoUnreachable(Uri address, string reason, Exception inner) =>
        new(
            Ids.Unreachable,
            ErrorKind.ConnectionError,
            $"The video can't be fetched from {ShownAddress.Of(address)}: {reason}",
            "Check that this machine can reach that host (DNS, HTTPS_PROXY, firewall, certificates), then run Receive-NemoExport: the "
                + "service still has the video.",
            inner
        )
        {
            Delivery = Delivery.NotDelivered,
            Target = ShownAddress.Of(address),
        };

    /// <summary>A completed render whose answer has no address that can be used, and whose download does not help.</summary>
    public static NemoException VideoWithoutAddress(string id, string? wrong, NemoException download) =>
        new(
            Ids.DownloadRefused,
            ErrorKind.InvalidResult,
            (
                wrong is null
                    ? $"The service says that export '{id}' is completed, but not where its video is."
                    : $"The service says that export '{id}' is completed, but the address of its video can't be used: {wrong}"
            ) + $" Its download does not help: {download.Message}",
            $"Run Receive-NemoExport {id} later to ask again; if that fails too, export the project again. Exports cost no credits.",
            download
        )
        {
            HttpStatus = download.HttpStatus,
            Target = id,
        };

    public static NemoException Unexpected(Exception error) =>
        new(
            Ids.Unexpected,
            ErrorKind.InvalidResult,
            $"Something failed unexpectedly: {error.GetType().Name}: {error.Message}",
            "Repeat the command; if it fails again, report it with the output of Get-Error.",
            error
        );

    private static string Endings => string.Join(" or ", RenderOptions.Formats.Select(format => "." + format));

    private static string Lasted(TimeSpan time) =>
        time < TimeSpan.FromMinutes(2)
            ? string.Format(CultureInfo.InvariantCulture, "{0:0.#} seconds", time.TotalSeconds)
            : string.Format(CultureInfo.InvariantCulture, "{0:0.#} minutes", time.TotalMinutes);

    private static string Said(string? said) => string.IsNullOrWhiteSpace(said) ? "" : $" The service says: {said!.Trim()}";

    private static string Megabytes(long bytes) => string.Format(CultureInfo.InvariantCulture, "{0:0.#} MB", bytes / 1048576.0);
}
