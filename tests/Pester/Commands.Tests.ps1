Describe 'The other cmdlets' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Out-Clip lime.mp4 lime
        $script:connection = Connect-Nemo -Local -LocalArgument '--control'
        $script:edit = Get-Item "$Folder/clips/red.mp4", "$Folder/clips/lime.mp4" | Send-NemoClip -Project 'My show' | Invoke-NemoEdit "join the clips, add background music, and put the title 'Field notes' at the beginning"
    }

    BeforeEach { Use-Fault }
    AfterAll { Exit-NemoTest $connection }

    Context 'Send-NemoMessage' {
        BeforeEach { $script:mark = Get-RequestMark }

        It 'shows the credits for <Words>, without the agent' -ForEach @(@{ Words = 'credits' }, @{ Words = "`u{4F59}`u{989D}" }) {
            Send-NemoMessage $Words | Should -BeOfType NemoVideo.Core.Credit
            Get-Request -After $mark -Call run | Should -BeNullOrEmpty
        }

        It 'shows the timeline for <Words>, without the agent' -ForEach @(@{ Words = 'show tracks' }, @{ Words = "`u{72B6}`u{6001}" }) {
            Send-NemoMessage $Words | Should -BeOfType NemoVideo.Core.Timeline
            Get-Request -After $mark -Call run | Should -BeNullOrEmpty
        }

        It 'uploads the files that come with the message' {
            Copy-Item "$Folder/clips/red.mp4" "$Folder/clips/more.mp4"
            $clip = Send-NemoMessage 'upload' -Path "$Folder/clips/more.mp4" -Project 'My show'
            $clip | Should -BeOfType NemoVideo.Core.Clip
            $clip.Project.Name | Should -Be 'My show'
            Get-Request -After $mark -Call run | Should -BeNullOrEmpty
        }

        It 'sends an instruction to the agent: <Words>' -ForEach @(@{ Words = "don't export yet, mute the music" }, @{ Words = 'set the volume of the music to 20%' }) {
            Send-NemoMessage $Words -Project 'My show' | Should -BeOfType NemoVideo.Core.Edit
            @(Get-Request -After $mark -Call run).Count | Should -Be 1
            Get-Request -After $mark -Call render | Should -BeNullOrEmpty
        }

        It 'exports for "export it as 480p"' {
            $export = Send-NemoMessage 'export it as 480p' -Project 'My show' -Destination "$Folder/out/said.mp4"
            $export.State | Should -Be 'Downloaded'
            (Read-Video $export.Path).Height | Should -Be 480
            Get-Request -After $mark -Call run | Should -BeNullOrEmpty
        }

        It 'takes several messages from the pipeline, in order' {
            $answers = 'mute the sound', 'credits' | Send-NemoMessage -Project 'My show'
            $answers[0] | Should -BeOfType NemoVideo.Core.Edit
            $answers[1] | Should -BeOfType NemoVideo.Core.Credit
        }
    }

    Context 'Get-NemoProject and Get-NemoCredit' {
        It 'shows all projects of the connection, and one by name or id' {
            (Get-NemoProject).Name | Should -Contain 'My show'
            $one = Get-NemoProject 'My show'
            $one.Clips.Name | Should -Contain 'red.mp4'
            (Get-NemoProject $one.SessionId).Name | Should -Be 'My show'
            ('My show' | Get-NemoProject).SessionId | Should -Be $one.SessionId
        }

        It 'says so if there is none of that name' {
            $failed = $null
            Get-NemoProject 'No show' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.ProjectNotFound*'
            $failed[0].ErrorDetails.RecommendedAction | Should -Match 'Get-NemoProject'
        }

        It 'shows the credits' {
            $credit = Get-NemoCredit
            $credit.Total | Should -Be ($credit.Available + $credit.Frozen)
        }
    }

    Context 'errors from the service' {
        It '<Code> is <Id>, <Category>' -ForEach @(
            @{ Code = 2001; Id = 'OutOfCredits'; Category = 'QuotaExceeded'; Advice = 'register\?bind=' }
            @{ Code = 1002; Id = 'ProjectNotFound'; Category = 'ObjectNotFound'; Advice = 'Send the clips again' }
            @{ Code = 402; Id = 'ExportBlocked'; Category = 'PermissionDenied'; Advice = 'Register or upgrade your plan to unlock export\.' }
            @{ Code = 4001; Id = 'UnsupportedType'; Category = 'InvalidType'; Advice = 'mp4, mov, avi, webm' }
            @{ Code = 4002; Id = 'FileTooLarge'; Category = 'LimitsExceeded'; Advice = 'Compress or trim' }
            @{ Code = 9999; Id = 'UploadRefused'; Category = 'InvalidResult'; Advice = 'Check that the file plays' }
        ) {
            $sent = Send-NemoClip "$Folder/clips/lime.mp4" -Project "error $Code" | Invoke-NemoEdit 'join the clips'
            $failed = $null
            $mark = Get-RequestMark
            $call = switch ($Code) { 402 { 'render' } 4001 { 'upload' } 4002 { 'upload' } 9999 { 'upload' } default { 'run' } }
            Use-Fault @{ call = $call; do = 'error'; code = $Code; nth = 1; times = 9 }
            $result = switch ($call) {
                run { $sent | Invoke-NemoEdit 'mute the sound' -ErrorVariable failed -ErrorAction SilentlyContinue }
                render { $sent | Export-NemoVideo -Destination "$Folder/out/$Code.mp4" -ErrorVariable failed -ErrorAction SilentlyContinue }
                upload { Send-NemoClip "$Folder/clips/red.mp4" -Project "error $Code" -ErrorVariable failed -ErrorAction SilentlyContinue }
            }
            $result | Should -BeNullOrEmpty
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike "Nemo.$Id,NemoVideo.Commands.*"
            $failed[0].CategoryInfo.Category | Should -Be $Category
            $failed[0].ErrorDetails.RecommendedAction | Should -Match $Advice
            $failed[0].TargetObject | Should -Not -BeNullOrEmpty
            @(Get-Request -After $mark -Call $call).Count | Should -Be 1
        }

        It 'is shown once on the screen, with what to do' {
            $text = Invoke-Child "
                `$null = Connect-Nemo -Local -LocalArgument '--control'
                `$ErrorActionPreference = 'Continue'
                Send-NemoClip '$Folder/clips/none.mp4'"
            $words = $text -replace '\s*\|?\s+', ' '
            @([regex]::Matches($words, 'There is no file')).Count | Should -Be 1
            @([regex]::Matches($words, 'Check the path')).Count | Should -Be 1
        }
    }

    Context 'views' {
        BeforeAll {
            $script:clip = $edit.Clips[0]
            function script:Show($Value, [switch] $Custom) {
                $width = 120
                $(if ($Custom) { $Value | Format-Custom | Out-String -Width $width } else { $Value | Out-String -Width $width }) -replace '\x1b\[[\d;]*m', ''
            }
        }

        It 'shows a clip as a row' {
            $text = Show $clip
            $text | Should -Match 'Name +Kind +Length +Duration +Size +Project'
            $text | Should -Match 'red\.mp4 +video +\d+ KB +1\.0 s +320x180 +My show'
        }

        It 'shows an edit as a row' {
            $text = Show $edit
            $text | Should -Match 'Project +Outcome +Length +Credits +Elapsed +Prompt'
            $text | Should -Match 'My show +Changed +2\.0 s'
        }

        It 'shows a connection as a list' {
            $text = Show $connection
            $text | Should -Match '(?m)^Address +: http://127\.0\.0\.1:\d+/'
            $text | Should -Match '(?m)^ExpiresAt +: \d{4}-\d\d-\d\d \d\d:\d\d'
            $text | Should -Not -Match 'Token'
        }

        It 'shows a timeline as a table, with one row per track' {
            $text = Show $edit.Timeline
            $text | Should -Match 'Project: My show, 2\.0 s, 1920x1080'
            $text | Should -Match '# Track +Kind +Segments +From +To Content'
            $text | Should -Match '1 Video +Video +2 +0\.0 s +2\.0 s red\.mp4, lime\.mp4'
            $text | Should -Match '2 BGM +Audio +1 +0\.0 s +2\.0 s Music bed \(35%\)'
            $text | Should -Match '3 Title +Text +1 +0\.0 s +\d\.\d s "Field notes"'
        }

        It 'draws it to scale in the custom view, with no line wider than the screen' {
            $lines = @($edit.Timeline.Draw(80))
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
            $lines[1] | Should -Match '^1\. Video +\|\[red\.mp4=+\]\[lime\.mp4=+\]\|$'
            $first, $second = [regex]::Matches($lines[1], '\[[^\]]+\]')
            [math]::Abs($first.Length - $second.Length) | Should -BeLessOrEqual 1
            Show $edit.Timeline -Custom | Should -Match '2\. BGM +\|\[Music bed~+\]\|'
        }

        It 'is one line as text, in the documented form' {
            "$($edit.Timeline)" | Should -Match '^Timeline \(3 tracks\): 1\. Video: red\.mp4 \(0-1s\), lime\.mp4 \(1-2s\) 2\. BGM: Music bed \(0-2s, 35%\) 3\. Title: "Field notes" \(0-[\d.]+s\)$'
        }

        It 'shows an empty timeline without an error' {
            $empty = Send-NemoClip "$Folder/clips/red.mp4" -Project blank | Get-NemoTimeline
            Show $empty | Should -Match 'Project: blank'
            Show $empty -Custom | Should -Match '\(empty\)'
            { $empty | Format-Table | Out-String } | Should -Not -Throw
        }

        It 'shows tracks and segments' {
            Show $edit.Timeline.Tracks | Should -Match 'Name +Segments'
            Show $edit.Timeline.Tracks[0].Segments | Should -Match '1\.000 s +1\.000 s +100 % lime\.mp4'
        }

        It 'shows projects, credits and skills' {
            Show (Get-NemoProject 'My show') | Should -Match 'My show +\d{19} +.*red\.mp4'
            Show (Get-NemoCredit) | Should -Match 'Available +Frozen +Total +Account'
            Show (Get-NemoSkill video-leaderboard) | Should -Match 'video-leaderboard +1\.0\.0 +unknown'
        }

        It 'shows an export as a row' {
            $export = $edit | Export-NemoVideo -Destination "$Folder/out/view.mp4" -Resolution 480p
            Show $export | Should -Match 'render_\d+ +Downloaded +100 % +\d+ KB +2\.0 s \S'
        }
    }

    Context 'tab completion' {
        It 'completes <Line>' -ForEach @(
            @{ Line = 'Connect-Nemo -Skill video-c'; Expected = 'video-creator-job' }
            @{ Line = 'Get-NemoSkill video-leaderboard-'; Expected = 'video-leaderboard-ai' }
            @{ Line = 'Invoke-NemoEdit x -Project My'; Expected = "'My show'" }
            @{ Line = 'Export-NemoVideo -Project "My'; Expected = "'My show'" }
            @{ Line = 'Receive-NemoExport render_'; Expected = 'render_*' }
            @{ Line = 'Stop-NemoExport -Id '; Expected = 'render_*' }
            @{ Line = 'Export-NemoVideo -Format '; Expected = 'mov' }
        ) {
            $null = if (-not (Get-NemoExport)) { $edit | Export-NemoVideo -Destination "$Folder/out/tab.mp4" -NoWait }
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.CompletionText
            @($found | Where-Object { $_ -like $Expected }) | Should -Not -BeNullOrEmpty
        }
    }
}
