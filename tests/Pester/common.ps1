<#
    What the Pester files share. Dot-source it in BeforeAll and call Exit-NemoTest in AfterAll:

        BeforeAll { . "$PSScriptRoot/common.ps1"; Enter-NemoTest }
        AfterAll { Exit-NemoTest }

    It imports the built module (output/NemoVideo) and gives each file its own state folder, so that nothing reaches the user's
    configuration. Every wait has a limit.
#>

$script:RepositoryRoot = (Resolve-Path "$PSScriptRoot/../..").ProviderPath
$script:ModulePath = "$RepositoryRoot/output/NemoVideo/NemoVideo.psd1"
if (-not (Test-Path $ModulePath)) {
    throw "The module has not been built: run ./build.ps1 first."
}

$script:Secrets = @{}
Import-Module $ModulePath
. "$PSScriptRoot/pwsh.ps1"

# Only the tests that examine replies and progress bars turn them on.
$ProgressPreference = 'SilentlyContinue'
$InformationPreference = 'Ignore'

# Before a file: a separate folder for everything, and an environment without the user's settings.
function Enter-NemoTest {
    $script:Folder = Join-Path ([IO.Path]::GetTempPath()) "nemo-pester-$([guid]::NewGuid().ToString('n'))"
    $script:SavedSettings = @{}
    foreach ($name in 'NEMO_TOKEN', 'NEMO_API_URL', 'NEMO_CLIENT_ID', 'NEMO_HOME', 'NEMO_WEB_URL', 'NEMO_LOCAL_ONLY') {
        $SavedSettings[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }

    $env:NEMO_HOME = "$Folder/state"

    # A test that forgets to connect must not reach the cloud: nothing listens here.
    $env:NEMO_API_URL = 'http://127.0.0.1:9'
    $script:StartFolder = (Get-Location).Path
    $null = New-Item "$Folder/clips", "$Folder/out" -ItemType Directory -Force
}

# After a file: every backend that it started must end on its own.
function Exit-NemoTest {
    param([NemoVideo.Core.Connection[]] $Connection)
    Set-Location $StartFolder
    foreach ($one in $Connection) {
        Disconnect-Nemo -Connection $one
    }

    Disconnect-Nemo
    $backends = @(Get-BackendProcessId)
    foreach ($name in $SavedSettings.Keys) {
        [Environment]::SetEnvironmentVariable($name, $SavedSettings[$name])
    }

    foreach ($id in $backends) {
        $backend = Get-Process -Id $id -ErrorAction Ignore
        if ($backend -and -not $backend.WaitForExit(30000)) {
            throw "Not within 30 s: the local backend (process $id) ends with its session"
        }
    }

    Remove-Item $Folder -Recurse -Force
}

# The backends that this file started and that are still running.
function Get-BackendProcessId {
    # A backend that ends removes its server.json, perhaps while this is reading it.
    Get-ChildItem $Folder -Recurse -Filter server.json -File -ErrorAction Ignore |
        ForEach-Object { Get-Content -LiteralPath $_.FullName -Raw -ErrorAction Ignore } |
        ForEach-Object { ($_ | ConvertFrom-Json).pid } |
        Where-Object { Get-Process -Id $_ -ErrorAction Ignore }
}

function Wait-Until {
    param([scriptblock] $Condition, [string] $What = "$Condition", [double] $Seconds = 60)
    $watch = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalSeconds -gt $Seconds) {
            throw "Not within $Seconds s: $What"
        }

        Start-Sleep -Milliseconds 25
    }
}

# Controls a backend: the secret that /local/* requires is in the backend's folder.
function Invoke-Local {
    param([NemoVideo.Core.Connection] $Connection, [string] $Path, [string] $Body)
    $address = "$($Connection.Address)"
    if (-not $Secrets[$address]) {
        Get-ChildItem $Folder -Recurse -Filter server.json -File | ForEach-Object {
            $said = Get-Content -LiteralPath $_.FullName -Raw | ConvertFrom-Json
            $Secrets["$($said.address)/"] = $said.secret
        }
    }

    $request = @{ Uri = "${address}local/$Path"; Headers = @{ 'X-Nemo-Secret' = $Secrets[$address] } }
    if ($Body) {
        $request += @{ Method = 'Post'; ContentType = 'application/json'; Body = $Body }
    }

    Invoke-RestMethod @request
}

# The requests that the backend has seen since a mark. It keeps no tokens.
function Get-Request {
    param([int] $After = 0, [string] $Call = '*', [NemoVideo.Core.Connection] $Connection = (Get-NemoConnection))
    (Invoke-Local $Connection requests).requests | Where-Object { $_.number -gt $After -and $_.call -and $_.call -like $Call }
}

function Get-RequestMark {
    param([NemoVideo.Core.Connection] $Connection = (Get-NemoConnection))
    $requests = @((Invoke-Local $Connection requests).requests)
    if ($requests.Count -gt 0) { $requests[-1].number } else { 0 }
}

function Get-OpenCount {
    param([NemoVideo.Core.Connection] $Connection = (Get-NemoConnection))
    @(Get-Request -Connection $Connection | Where-Object open).Count
}

# Makes the backend misbehave (docs/local-backend.md); an empty plan stops it.
function Use-Fault {
    param([hashtable[]] $Rule = @(), [hashtable] $Plan = @{}, [NemoVideo.Core.Connection] $Connection = (Get-NemoConnection))
    $null = Invoke-Local $Connection faults -Body (@{ rules = $Rule } + $Plan | ConvertTo-Json -Depth 5)
}

function Step-Clock {
    param([double] $Seconds, [NemoVideo.Core.Connection] $Connection = (Get-NemoConnection))
    $null = Invoke-Local $Connection clock -Body "{`"advance_seconds`":$Seconds}"
}

# A clip of one plain colour with a tone, so that its place in a render can be measured. The process keeps its bytes for the next
# file that wants the same clip.
function Out-Clip {
    param([string] $Path, [string] $Color = 'red', [double] $Seconds = 1, [int] $Tone = 440)
    $full = if ([IO.Path]::IsPathRooted($Path)) { $Path } else { "$Folder/clips/$Path" }
    $made = "nemo clip $Color $Seconds $Tone"
    $bytes = [AppDomain]::CurrentDomain.GetData($made)
    if ($bytes) {
        [IO.File]::WriteAllBytes($full, $bytes)
    }
    else {
        $log = ffmpeg -v error -nostdin -y -f lavfi -i "color=${Color}:s=320x180:r=15:d=$Seconds" -f lavfi -i "sine=f=${Tone}:d=$Seconds" -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -f mp4 $full 2>&1
        if ($LASTEXITCODE -ne 0) {
            throw "ffmpeg: $log"
        }

        [AppDomain]::CurrentDomain.SetData($made, [IO.File]::ReadAllBytes($full))
    }

    Get-Item -LiteralPath $full
}

# The colour in the middle of the picture at a given time: red, lime, blue, or otherwise its numbers.
function Read-Color {
    param([string] $Path, [double] $At)
    $raw = "$Folder/pixel.raw"
    ffmpeg -v error -nostdin -y -ss $At -i $Path -frames:v 1 -vf 'crop=iw/4:ih/4,scale=1:1:flags=area,format=rgb24' -f rawvideo $raw
    $red, $green, $blue = [IO.File]::ReadAllBytes($raw)
    switch ($true) {
        ($red -gt 180 -and $green -lt 80 -and $blue -lt 80) { return 'red' }
        ($green -gt 180 -and $red -lt 80 -and $blue -lt 80) { return 'lime' }
        ($blue -gt 180 -and $red -lt 80 -and $green -lt 80) { return 'blue' }
        default { return "$red,$green,$blue" }
    }
}

# Properties of a file from ffprobe: Width, Height, Duration in seconds.
function Read-Video {
    param([string] $Path)
    $facts = ffprobe -v error -show_entries format=duration:stream=codec_type,codec_name,width,height -of json $Path | ConvertFrom-Json
    $video = $facts.streams | Where-Object codec_type -EQ video
    $audio = $facts.streams | Where-Object codec_type -EQ audio
    [pscustomobject]@{
        Width = $video.width
        Height = $video.height
        Duration = [double]::Parse($facts.format.duration, [cultureinfo]::InvariantCulture)
        Video = $video.codec_name
        Audio = $audio.codec_name
    }
}

# Mean level in dB between two times.
function Read-Level {
    param([string] $Path, [double] $From, [double] $To, [string] $Filter = 'anull')
    $log = ffmpeg -hide_banner -nostdin -i $Path -af "atrim=${From}:${To},$Filter,volumedetect" -vn -f null - 2>&1 | Out-String
    [double]::Parse([regex]::Match($log, 'mean_volume: (-?[\d.]+) dB').Groups[1].Value, [cultureinfo]::InvariantCulture)
}

# Runs a script in a separate PowerShell that has the module; its output is returned as text.
function Invoke-Child {
    param([string] $Script, [string] $Module = $ModulePath)
    $file = Out-ChildScript $Script $Module
    Invoke-Pwsh -NoLogo -NoProfile -NonInteractive -File $file 2>&1 | Out-String -Width 400
}

# Starts such a PowerShell without waiting for it. Dispose of it after use.
function Open-Child {
    param([string] $Script)
    $command = @(Get-PwshCommand)
    if ($IsLinux) {
        # A suite that was started in the background ignores SIGINT, and its children inherit that.
        $command = @('env', '--default-signal=INT') + $command
    }

    $start = [Diagnostics.ProcessStartInfo]::new($command[0], [string[]]@(($command | Select-Object -Skip 1) + '-NoLogo', '-NoProfile', '-NonInteractive', '-File' + (Out-ChildScript $Script)))
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.RedirectStandardInput = $true
    [Diagnostics.Process]::Start($start)
}

function Out-ChildScript {
    param([string] $Script, [string] $Module = $ModulePath)
    $file = "$Folder/child-$([guid]::NewGuid().ToString('n')).ps1"
    @"
`$ErrorActionPreference = 'Stop'
`$ProgressPreference = 'SilentlyContinue'
`$PSStyle.OutputRendering = 'PlainText'
Import-Module '$Module'
$Script
"@ | Set-Content $file
    $file
}

# A pipeline in a separate runspace that has the module: $Argument is passed to the script as its parameters.
function Open-Pipeline {
    param([scriptblock] $Script, [object[]] $Argument = @(), [switch] $WithProgress)
    $shell = [powershell]::Create()
    $null = $shell.AddScript("Import-Module '$ModulePath'; `$InformationPreference = 'Ignore'; `$ProgressPreference = '$(if ($WithProgress) { 'Continue' } else { 'SilentlyContinue' })'").Invoke()
    $shell.Commands.Clear()
    $null = $shell.AddScript("$Script")
    foreach ($value in $Argument) {
        $null = $shell.AddArgument($value)
    }

    $shell
}

# Runs such a pipeline and returns its results and errors. Its host shows nothing, so "What if" lines stay out of the output.
function Invoke-Apart {
    param([scriptblock] $Script, [object[]] $Argument = @())
    $shell = Open-Pipeline $Script $Argument
    try {
        [pscustomobject]@{ Results = @($shell.Invoke()); Errors = @($shell.Streams.Error) }
    }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
    }
}

# Starts such a pipeline, waits until the condition holds, and stops it; returns how long the stop took and what was left.
function Invoke-Stopped {
    param([scriptblock] $Script, [object[]] $Argument = @(), [scriptblock] $Until, [switch] $WithProgress)
    $shell = Open-Pipeline $Script $Argument -WithProgress:$WithProgress
    $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $none.Complete()
    $results = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $running = $shell.BeginInvoke($none, $results)
    Wait-Until -Condition {
        if ($running.IsCompleted) {
            throw "The pipeline ended before it could be stopped: $($shell.Streams.Error | Out-String)"
        }

        & $Until $shell
    } -What "the pipeline reaches the place where it is stopped ($Until)"
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $stopping = $shell.BeginStop($null, $null)
    $stopped = $stopping.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(30))
    [pscustomobject]@{
        Stopped = $stopped
        Seconds = $watch.Elapsed.TotalSeconds
        State = $shell.InvocationStateInfo.State
        Errors = $shell.Streams.Error
        Progress = $shell.Streams.Progress
        Results = $results
        Shell = $shell
    }
}

# A stand-in for the service that records each request: its body and headers. It answers only as much as Connect and one edit need.
function Open-Recorder {
    param([string] $Reply = 'Done.')
    $port = 0
    $listener = $null
    foreach ($try in 1..20) {
        $port = Get-Random -Minimum 20000 -Maximum 60000
        $listener = [Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        try {
            $listener.Start()
            break
        }
        catch [Net.HttpListenerException] {
            if ($try -eq 20) { throw }
        }
    }

    $requests = [Collections.Concurrent.ConcurrentQueue[psobject]]::new()
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
            param($listener, $requests, $reply)
            $edits = 0
            while ($listener.IsListening) {
                try { $context = $listener.GetContext() } catch { break }
                $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
                $path = $context.Request.Url.AbsolutePath
                $requests.Enqueue([pscustomobject]@{ Path = $path; Body = $body; Authorization = $context.Request.Headers['Authorization'] })
                $answer = switch -Wildcard ($path) {
                    '/api/auth/anonymous-token' { '{"code":0,"data":{"token":"nmv_usr_recorder","user_id":"anon_r","expires_at":"2099-01-01T00:00:00Z","credits":100}}' }
                    '/api/tasks/*' { '{"code":0,"data":{"task_id":"t","session_id":"1234567890123456789","user_id":"u"}}' }
                    '/api/credits/*' { '{"code":0,"data":{"available":7,"frozen":0,"total":7}}' }
                    '/api/state/*' { '{"code":0,"data":{"state":{"draft":{"d":' + (1000 * $edits) + ',"t":[{"tt":0,"sg":[{"d":' + (1000 * $edits) + '}]}]},"video_infos":[]}}}' }
                    '/run_sse' {
                        $edits++
                        'data: ' + (@{ type = 'text'; content = $reply } | ConvertTo-Json -Compress) + "`n`n"
                    }
                    default { '{"code":404}' }
                }

                $bytes = [Text.Encoding]::UTF8.GetBytes($answer)
                $context.Response.ContentType = if ($path -eq '/run_sse') { 'text/event-stream' } else { 'application/json' }
                $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                $context.Response.Close()
            }
        }).AddArgument($listener).AddArgument($requests).AddArgument($Reply)
    $running = $shell.BeginInvoke()
    [pscustomobject]@{ Address = "http://127.0.0.1:$port"; Requests = $requests; Listener = $listener; Shell = $shell; Running = $running }
}

function Close-Recorder {
    param($Recorder)
    $Recorder.Listener.Stop()
    $Recorder.Listener.Close()
    $null = $Recorder.Running.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(5))
    $Recorder.Shell.Dispose()
}

# A token that the tests made up, as Connect-Nemo takes one.
function ConvertTo-Token([string] $Text) {
    [Net.NetworkCredential]::new('', $Text).SecurePassword
}
