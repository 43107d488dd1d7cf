Describe 'A hostile server' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        $script:secret = 'nmv_usr_hostile_0123456789abcdef'
        $script:clip = Out-Clip a.mp4

        # What a terminal interprets, what changes the writing direction, what ends a line, and the bearer token of the request.
        $script:poison = "x$([char]27)]0;taken$([char]7)$([char]27)[2J$([char]0x9b)31m$([char]0x202e)$([char]0x2028)$([char]0x200f)$([char]0xfeff)$([char]13)$secret"
        $script:forbidden = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|$secret"

        # A service in which every text is poisoned; its ids are valid except the one that is named.
        function Open-Hostile {
            param([string] $BadId, [long] $Large)
            foreach ($try in 1..20) {
                $port = Get-Random -Minimum 20000 -Maximum 60000
                $listener = [Net.HttpListener]::new()
                $listener.Prefixes.Add("http://127.0.0.1:$port/")
                try { $listener.Start(); break } catch [Net.HttpListenerException] { if ($try -eq 20) { throw } }
            }

            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($listener, $poison, $badId, $large)
                    $edits = 0
                    $address = $listener.Prefixes | Select-Object -First 1
                    $ids = @{ session_id = '1234567890123456789'; task_id = 'task_1'; user_id = 'anon_1'; bind_id = 'bind_1' }
                    if ($badId) { $ids[$badId] = "1$([char]27)[31m$([char]0x202e)" }
                    $words = if ($large) { 'x' * $large } else { $poison }
                    $link = "${address}files/a%1B%C2%9B%E2%80%AE%E2%80%A8.mp4?signature=1"
                    $media = @{ filename = $words; file_type = $words; hash = $words; cdn_url = $link; duration = 1; width = 320; height = 180 }
                    while ($listener.IsListening) {
                        try { $context = $listener.GetContext() } catch { break }
                        $request = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd() | ConvertFrom-Json -ErrorAction Ignore
                        $path = $context.Request.Url.AbsolutePath
                        $answer = switch -Wildcard ($path) {
                            '/api/auth/*' { @{ code = 0; data = @{ token = 'unused_unused'; claim_token = $words } } }
                            '/api/tasks/*' { @{ code = 0; message = $words; data = $ids } }
                            '/api/credits/*' { @{ code = 0; data = @{ available = 7; frozen = 0; total = 7; note = $words } } }
                            '/api/upload-video/*' { @{ code = 0; message = $words; data = @{ files = @($media) } } }
                            '/api/state/*' {
                                $ticks = 1000 * (1 + $edits)
                                @{ code = 0; data = $ids + @{ task_name = $words; state = @{
                                            draft = @{ d = $ticks; metadata = @{ title = $words }; t = @(@{ tt = 7; n = $words; sg = @(@{ d = $ticks; n = $words; text = $words; m = @{ n = $words; u = $link } }) }) }
                                            video_infos = @($media)
                                            generated_media = @(@{ id = $words; name = $words; type = $words; url = $link })
                                            video_analyses = @(@{ kind = $words; title = $words; items = @(@{ name = $words; score = 1; reason = $words }) })
                                        } } }
                            }
                            '/api/render/proxy/lambda' { @{ success = $true; data = @{ id = "$($request.id)"; status = 'pending' } } }
                            '/api/render/proxy/lambda/*' { @{ id = ($path -split '/')[-1]; status = 'failed'; error = $words; message = $words; output = @{ url = $link } } }
                            '/run_sse' {
                                $edits++
                                "data: $(@{ type = 'text'; content = "Done. $words" } | ConvertTo-Json -Compress)`n`ndata: $(@{ type = 'tool_call'; name = $words } | ConvertTo-Json -Compress)`n`n"
                            }
                            default { @{ code = 4040; message = $words; error = $words; detail = $words } }
                        }

                        $bytes = [Text.Encoding]::UTF8.GetBytes($(if ($answer -is [string]) { $answer } else { $answer | ConvertTo-Json -Depth 9 -Compress }))
                        $context.Response.ContentType = if ($path -eq '/run_sse') { 'text/event-stream' } else { 'application/json' }
                        try {
                            $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                            $context.Response.Close()
                        }
                        catch [Net.HttpListenerException] {
                            continue # The client has left.
                        }
                    }
                }).AddArgument($listener).AddArgument($poison).AddArgument($BadId).AddArgument($Large)
            [pscustomobject]@{ Address = "http://127.0.0.1:$port"; Listener = $listener; Shell = $shell; Running = $shell.BeginInvoke() }
        }

        # Everything that a person, a log or a transcript would see of objects and errors.
        function Out-Seen {
            param([object[]] $Output)
            foreach ($one in $Output) {
                if ($one -is [System.Management.Automation.ErrorRecord]) {
                    $one | Out-String
                    $one | Get-Error | Out-String
                }
                else {
                    $one | Out-String
                    $one | Format-Table | Out-String
                    "$one"
                    # Except what is kept unchanged, for tools: drafts and the JSON of media.
                    $one | Select-Object * -ExcludeProperty Draft, Json, Connection, Project | Format-List | Out-String
                }
            }
        }
    }

    AfterAll { Exit-NemoTest }

    Context 'that poisons every text' {
        BeforeAll {
            $script:server = Open-Hostile
            $script:output = & {
                $PSStyle.OutputRendering = 'PlainText'
                $InformationPreference = $VerbosePreference = $DebugPreference = 'Continue'
                $connection = Connect-Nemo -Endpoint $server.Address -Token (ConvertTo-Token $secret)
                $connection
                $sent = $clip | Send-NemoClip
                $sent
                Send-NemoClip -Uri "http://user:$secret@h.example/v.mp4?signature=$secret"
                $edit = $sent | Invoke-NemoEdit 'join the clips'
                $edit
                $edit | Get-NemoTimeline
                $edit | Get-NemoTimeline | ForEach-Object { $_.Tracks; $_.Tracks.Segments; $_.GeneratedMedia; $_.Analyses } -ErrorAction Ignore
                Get-NemoProject
                Get-NemoCredit
                $edit | Export-NemoVideo -Destination "$Folder/out" -PollInterval 0.05 -ErrorAction Continue
                Get-NemoExport
                Send-NemoMessage 'what is in it?'
                Get-NemoProject 'none' -ErrorAction Continue
            } *>&1
            $script:seen = Out-Seen $output
        }

        AfterAll {
            Disconnect-Nemo
            Close-Recorder $server
        }

        It 'gets its words shown' {
            "$seen" | Should -BeLike '*Done. x*'
            @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count | Should -BeGreaterThan 0
            @($output | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -BeGreaterThan 0
            foreach ($type in 'Connection', 'Clip', 'Edit', 'Timeline', 'Export', 'Project') {
                @($output | Where-Object { $_ -is "NemoVideo.Core.$type" }).Count | Should -BeGreaterThan 0 -Because "a look at a $type is part of this"
            }
        }

        It 'gets nothing through that a terminal interprets, nor the token' {
            $found = $seen -replace '[\r]?\n', ' ' -match $forbidden
            $found | ForEach-Object { [regex]::Escape(($_ -replace '\s+', ' ')) } | Should -BeNullOrEmpty
        }

        It 'gets no address shown with its query or password, except in the members meant for it' {
            $said = $output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.VerboseRecord] -or $_ -is [System.Management.Automation.InformationRecord] } | Out-String
            $said | Should -Not -Match 'signature=|user:'
        }

        It 'gets the token into no state file' {
            Get-ChildItem "$Folder/state" -Recurse -File | Where-Object { (Get-Content -LiteralPath $_.FullName -Raw) -match $secret } | Should -BeNullOrEmpty
        }
    }

    It 'is rejected if its <_> is not an id' -ForEach 'session_id', 'task_id', 'user_id', 'bind_id' {
        $hostile = Open-Hostile -BadId $_
        try {
            { Connect-Nemo -Endpoint $hostile.Address -Token (ConvertTo-Token $secret) } | Should -Throw -ErrorId 'Nemo.AnswerUnreadable,*'
            "$($Error[0] | Get-Error | Out-String)" -replace '\e\[[\d;]*m' | Should -Not -Match '[\x1b\u202e]'
        }
        finally {
            Close-Recorder $hostile
        }
    }

    It 'is read or refused if every text is large' {
        $hostile = Open-Hostile -Large 7MB
        try {
            $token = ConvertTo-Token $secret
            $ended = & {
                $connection = Connect-Nemo -Endpoint $hostile.Address -Token $token
                try { $clip | Send-NemoClip | Invoke-NemoEdit 'join the clips' } catch { $_ }
                try { Get-NemoTimeline } catch { $_ }
                Disconnect-Nemo -Connection $connection
            } 2>&1
            $ended | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object FullyQualifiedErrorId | Should -BeLike 'Nemo.*'
            [Diagnostics.Process]::GetCurrentProcess().PrivateMemorySize64 | Should -BeLessThan 4GB
        }
        finally {
            Close-Recorder $hostile
        }
    }
}
