Describe 'Connect-Nemo' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        $script:secret = 'nmv_usr_pester_secret_0123456789'
    }

    AfterAll { Exit-NemoTest $connection }

    Context '-Local' {
        BeforeAll {
            $env:NEMO_TOKEN = $secret
            $script:connection = Connect-Nemo -Local -LocalArgument '--control'
        }

        AfterAll { $env:NEMO_TOKEN = $null }

        It 'shows address, account, credits, expiry, skill and project' {
            $connection | Should -BeOfType NemoVideo.Core.Connection
            $connection.Address.IsLoopback | Should -BeTrue
            $connection.Account | Should -Be 'Anonymous'
            $connection.Credits | Should -Be 100
            $connection.ExpiresAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddDays(6))
            "$($connection.Skill)" | Should -Be 'video-creator-job 1.0.0'
            $connection.Project.Name | Should -Be 'project'
            $connection.Project.SessionId | Should -Match '^\d{19}$'
        }

        It 'becomes the default of the runspace' {
            Get-NemoConnection | Should -Be $connection
        }

        It 'never uses NEMO_TOKEN' {
            $calls = Get-Request
            @($calls | Where-Object call -EQ token) | Should -HaveCount 1
            $connection.UserId | Should -BeLike 'anon_*'
        }

        It 'uses the stored token and the running backend the next time' {
            $mark = Get-RequestMark
            $again = Connect-Nemo -Local -LocalArgument '--control' -ProjectName 'Second'
            try {
                $again.Address | Should -Be $connection.Address
                $again.UserId | Should -Be $connection.UserId
                $again.Project.Name | Should -Be 'Second'
                Get-Request -After $mark -Call token | Should -BeNullOrEmpty
            }
            finally {
                Disconnect-Nemo -Connection $again
            }

            Get-NemoCredit -Connection $connection | Should -Not -BeNullOrEmpty
        }

        It 'says so if a backend with different arguments is using the folder' {
            $failed = { Connect-Nemo -Local -LocalArgument '--strict' } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.LocalBusy*'
            $failed.CategoryInfo.Category | Should -Be 'ResourceBusy'
        }

        It 'says so if the backend does not know an argument' {
            $failed = { Connect-Nemo -Local -LocalArgument '--folder', "$Folder/other", '--no-such-thing' } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.LocalArgumentInvalid*'
            "$failed" | Should -Match 'no-such-thing'
        }

        It 'says so if the folder has no name' {
            $failed = { Connect-Nemo -Local -LocalArgument '--folder=' } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.LocalArgumentInvalid*'
            "$failed" | Should -Match '--folder has no value'
        }

        It 'says so if ffmpeg is missing' {
            $saved = $env:NEMO_FFMPEG
            $env:NEMO_FFMPEG = "$Folder/nowhere"
            try {
                $failed = { Connect-Nemo -Local -LocalArgument '--folder', "$Folder/other" } | Should -Throw -PassThru
                $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.LocalNotInstalled*'
                $failed.CategoryInfo.Category | Should -Be 'NotInstalled'
                $failed.ErrorDetails.RecommendedAction | Should -Match 'ffmpeg'
            }
            finally {
                $env:NEMO_FFMPEG = $saved
            }
        }

        It 'passes arguments on: --strict charges for an edit' {
            Out-Clip strict.mp4
            $strict = Connect-Nemo -Local -LocalArgument '--folder', "$Folder/strict", '--strict', '--control', '--credits', '60'
            try {
                $strict.Credits | Should -Be 60
                $edit = Send-NemoClip "$Folder/clips/strict.mp4" -Connection $strict | Invoke-NemoEdit 'join the clips'
                $edit.CreditsUsed | Should -Be 50
                (Get-NemoCredit -Connection $strict).Available | Should -Be 10
                $failed = $null
                $edit | Invoke-NemoEdit 'mute the sound' -ErrorVariable failed -ErrorAction SilentlyContinue
                $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.OutOfCredits*'
                $failed[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
                $failed[0].ErrorDetails.RecommendedAction | Should -Match "register\?bind=$($strict.UserId)"
                $export = $edit | Export-NemoVideo -Destination "$Folder/out" -Resolution 480p
                $export.State | Should -Be 'Downloaded'
            }
            finally {
                Disconnect-Nemo -Connection $strict
            }
        }
    }

    Context '-Skill' {
        BeforeAll {
            $script:document = "$Folder/.clawhub/skills/field-notes/SKILL.md"
            $null = New-Item (Split-Path $document) -ItemType Directory -Force
            "---`nname: field-notes`nversion: 2.3.4`ndescription: Notes from the field.`n---`n# Field notes" | Set-Content $document
            "# no frontmatter" | Set-Content "$Folder/plain.md"
        }

        It 'accepts a built-in skill by name' {
            $there = Connect-Nemo -Local -LocalArgument '--control' -Skill video-leaderboard -SkillVersion 9.9
            "$($there.Skill)" | Should -Be 'video-leaderboard 9.9'
            Disconnect-Nemo -Connection $there
        }

        It 'accepts a document by path, relative to the session''s folder' {
            Set-Location (Split-Path $document)
            $there = Connect-Nemo -Local -LocalArgument '--control' -Skill ./SKILL.md
            Set-Location $StartFolder
            $there.Skill.Name | Should -Be 'field-notes'
            $there.Skill.Version | Should -Be '2.3.4'
            $there.Skill.Path | Should -Be (Get-Item $document).FullName
            (Get-NemoSkill $document).Description | Should -Be 'Notes from the field.'
            Disconnect-Nemo -Connection $there
        }

        It 'says what is wrong with <Case>' -ForEach @(
            @{ Case = 'a document without frontmatter'; Path = 'plain.md'; Id = 'SkillInvalid'; Category = 'InvalidData' }
            @{ Case = 'an unknown name'; Path = 'no-such-skill'; Id = 'SkillNotFound'; Category = 'ObjectNotFound' }
        ) {
            Set-Location $Folder
            $failed = { Connect-Nemo -Local -LocalArgument '--control' -Skill $Path } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike "Nemo.$Id*"
            $failed.CategoryInfo.Category | Should -Be $Category
            "$failed" | Should -Match ([regex]::Escape($Path))
        }

        It 'shows the built-in skills' {
            (Get-NemoSkill).Name | Should -Be 'video-leaderboard', 'video-leaderboard-ai', 'ai-video-editor-highlights', 'video-creator-job'
            (Get-NemoSkill video-leader*).Count | Should -Be 2
        }
    }

    Context '-Endpoint and tokens' {
        BeforeAll { $script:recorder = Open-Recorder }
        AfterAll { Close-Recorder $recorder }

        BeforeEach {
            $before = $null
            while ($recorder.Requests.TryDequeue([ref] $before)) { }
        }

        It 'sends -Token as a bearer token, and never shows it' {
            $token = [securestring]::new()
            $secret.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
            $there = Connect-Nemo -Endpoint $recorder.Address -Token $token
            $there.Account | Should -Be 'Registered'
            $there.Credits | Should -Be 7
            $recorder.Requests | ForEach-Object Authorization | Select-Object -Unique | Should -Be "Bearer $secret"
            $there | Format-List * -Force | Out-String | Should -Not -Match $secret
            Disconnect-Nemo -Connection $there
        }

        It 'sends NEMO_TOKEN only to the address in the environment' {
            $env:NEMO_TOKEN = $secret
            try {
                $elsewhere = Connect-Nemo -Endpoint $recorder.Address
                $elsewhere.Account | Should -Be 'Registered' -Because 'the recorder responds with a user that is not anonymous'
                $recorder.Requests | ForEach-Object Authorization | Should -Not -Contain "Bearer $secret"
                Disconnect-Nemo -Connection $elsewhere

                $env:NEMO_API_URL = $recorder.Address
                $there = Connect-Nemo
                $recorder.Requests | ForEach-Object Authorization | Should -Contain "Bearer $secret"
                Disconnect-Nemo -Connection $there
            }
            finally {
                $env:NEMO_TOKEN = $null
                $env:NEMO_API_URL = 'http://127.0.0.1:9'
            }
        }

        It 'refuses plain http to another machine' {
            $failed = { Connect-Nemo -Endpoint 'http://example.org' } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.InsecureAddress*'
        }

        It 'refuses an invalid address' {
            $failed = { Connect-Nemo -Endpoint 'ftp://example.org' } | Should -Throw -PassThru
            $failed.FullyQualifiedErrorId | Should -BeLike 'Nemo.AddressInvalid*'
        }

        It 'uses a proxy that was set after a connect failed, and never shows its password' {
            $proxy = $env:HTTPS_PROXY
            try {
                $env:HTTPS_PROXY = $null
                $failed = { Connect-Nemo -Endpoint 'https://nowhere.invalid' } | Should -Throw -PassThru
                $failed.Exception.Message | Should -BeLike '*name is unknown*'

                $env:HTTPS_PROXY = 'http://ana:pa55word@127.0.0.1:9'
                $all = { Connect-Nemo -Endpoint 'https://nowhere.invalid' -Verbose 4>&1 } | Should -Throw -PassThru
                $all.FullyQualifiedErrorId | Should -BeLike 'Nemo.Unreachable*'
                $all.Exception.Message | Should -BeLike '*the proxy http://127.0.0.1:9 can''t be reached*'
                $all.ErrorDetails.RecommendedAction | Should -BeLike '*HTTPS_PROXY*NO_PROXY*'
                $all | Get-Error | Out-String -Width 500 | Should -Not -Match 'pa55word'
            }
            finally {
                $env:HTTPS_PROXY = $proxy
            }
        }

        It 'tells each request with -Verbose, without the token' {
            $lines = Connect-Nemo -Endpoint $recorder.Address -Verbose 4>&1
            Disconnect-Nemo
            $requests = @($recorder.Requests | ForEach-Object { $_.Path.TrimStart('/') })
            $requests | Should -Not -BeNullOrEmpty
            $told = @($lines | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message)
            @($told -match ': HTTP 200, \d+ ms' -replace '^(GET|POST) ' -replace ': HTTP.*') | Should -Be $requests
            $told -match 'is session' | Should -HaveCount 1
        }

        It 'connects automatically if nobody has' {
            $env:NEMO_API_URL = $recorder.Address
            $env:NEMO_LOCAL_ONLY = $null # set by earlier tests
            try {
                $run = Invoke-Apart { (Get-NemoCredit).Available; (Get-NemoConnection).Address.AbsoluteUri }
                $run.Errors | Should -BeNullOrEmpty
                $run.Results | Should -Be 7, "$($recorder.Address)/"
            }
            finally {
                $env:NEMO_API_URL = 'http://127.0.0.1:9'
            }
        }
    }

    Context 'a token is a secret' {
        BeforeAll {
            $script:token = (Get-ChildItem "$Folder/state/tokens" -File | Get-Content -Raw | ForEach-Object { [regex]::Match($_, 'nmv_usr_[A-Za-z0-9_-]+').Value } | Where-Object { $_ -and $_ -ne 'nmv_usr_recorder' })[0]
            Out-Clip secret.mp4
            $transcript = "$Folder/transcript.txt"
            $script:log = Invoke-Child "
                `$VerbosePreference = 'Continue'; `$DebugPreference = 'Continue'
                `$null = Start-Transcript '$transcript'
                `$there = Connect-Nemo -Local -LocalArgument '--control'
                `$there | Format-List * -Force
                `$there | ConvertTo-Json -Depth 6 -WarningAction Ignore
                `$there | Export-Clixml '$Folder/connection.xml'
                `$there | Select-Object * | Format-Custom -Depth 4
                `$edit = Send-NemoClip '$Folder/clips/secret.mp4' | Invoke-NemoEdit 'join the clips'
                `$export = `$edit | Export-NemoVideo -Destination '$Folder/out' -Resolution 480p
                `$edit, `$export | Format-List * -Force
                `$ErrorActionPreference = 'Continue'
                Send-NemoClip '$Folder/none.mp4'
                Invoke-NemoEdit 'x' -Project none
                `$Error | ForEach-Object { `$_ | Format-List * -Force; Get-Error -InputObject `$_ }
                `$null = Stop-Transcript"
        }

        It 'is the one the child used' {
            $token | Should -BeLike 'nmv_usr_*'
            $log.Contains('Downloaded') | Should -BeTrue
            $log.Contains('Nemo.FileNotFound') | Should -BeTrue
        }

        It 'is not in any output, JSON, Clixml, error, verbose or debug line' {
            $log.Contains($token) | Should -BeFalse
            Get-Content "$Folder/connection.xml" -Raw | Should -Not -Match $token
        }

        It 'is not in the transcript' {
            $text = Get-Content "$Folder/transcript.txt" -Raw
            $text | Should -Match 'Connect-Nemo|video-creator-job'
            $text | Should -Not -Match $token
        }

        It 'is stored in one file, which only its owner can read' {
            $files = @(Get-ChildItem $Folder -Recurse -File -Force | Where-Object Name -NE lock | Where-Object { Select-String -LiteralPath $_.FullName -Pattern $token -SimpleMatch -Quiet })
            $files | Should -HaveCount 1
            $files[0].Directory.Name | Should -Be 'tokens'
            if (-not $IsWindows) {
                [IO.File]::GetUnixFileMode($files[0].FullName) | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
            }
        }
    }

    Context 'the state folder' {
        BeforeAll {
            # Connect-Nemo -Local is the first command to see this folder, in a session whose user has nothing yet.
            $script:made = "$Folder/first/state"
            $script:user = New-Item "$Folder/user" -ItemType Directory
            $saved = $env:HOME, $env:NEMO_HOME
            $env:HOME, $env:NEMO_HOME = $user.FullName, $made
            try {
                $null = Invoke-Child "
                    `$null = Connect-Nemo -Local
                    `$null = Send-NemoClip '$Folder/clips/secret.mp4' | Invoke-NemoEdit 'join the clips' | Export-NemoVideo -Destination '$Folder/out/home' -Resolution 480p"
            }
            finally {
                $env:HOME, $env:NEMO_HOME = $saved
            }
        }

        It 'is separate from the user''s own configuration' -Skip:$IsWindows {
            Get-ChildItem $user -Recurse -Force | Where-Object Name -Like '*nemo*' | Should -BeNullOrEmpty
        }

        It 'is accessible only to its owner, even if Connect-Nemo -Local is the first command' -Skip:$IsWindows {
            $all = @(Get-Item $made) + @(Get-ChildItem $made -Recurse -Force)
            $all.Count | Should -BeGreaterThan 8
            $all | Where-Object { [int]$_.UnixFileMode -band 63 } | Should -BeNullOrEmpty
        }

        It 'is reported as unusable before anything is sent: <Name>' -ForEach @(
            @{ Name = 'a service'; Local = $false }
            @{ Name = '-Local'; Local = $true }
        ) {
            $recorder = Open-Recorder
            $saved = $env:NEMO_HOME
            $null = New-Item "$Folder/taken" -Force
            $env:NEMO_HOME = "$Folder/taken/state"
            try {
                $connect = if ($Local) { @{ Local = $true } } else { @{ Endpoint = $recorder.Address } }
                { Connect-Nemo @connect } | Should -Throw -ErrorId 'Nemo.StateFolder,*'
                $recorder.Requests.Count | Should -Be 0
            }
            finally {
                $env:NEMO_HOME = $saved
                Close-Recorder $recorder
            }
        }

        It 'is closed to another user of the machine' -Skip:(-not $IsLinux -or (id -u) -ne 0 -or -not (Get-Command setpriv -ErrorAction Ignore)) {
            $mine = Connect-Nemo -Local -LocalArgument '--control'
            $null = Send-NemoClip "$Folder/clips/secret.mp4" -Connection $mine
            $seen = setpriv --reuid=65534 --regid=65534 --clear-groups find $env:NEMO_HOME -type f -readable 2>&1
            $seen | Where-Object { $_ -is [string] } | Should -BeNullOrEmpty
            "$seen" | Should -BeLike '*denied*'
            $status = setpriv --reuid=65534 --regid=65534 --clear-groups curl -s -o /dev/null -w '%{http_code}' "$($mine.Address)local/hold" 2>$null
            if ($LASTEXITCODE -eq 0) {
                $status | Should -Be 401
            }

            Disconnect-Nemo -Connection $mine
        }
    }
}
