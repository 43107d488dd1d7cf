Describe 'The pipeline' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Out-Clip lime.mp4 lime
        Out-Clip blue.mp4 blue
        $script:connection = Connect-Nemo -Local -LocalArgument '--control'
        $script:clips = $null
        $script:edits = $null
        $script:export = Get-Item "$Folder/clips/blue.mp4", "$Folder/clips/red.mp4" |
            Send-NemoClip -OutVariable script:clips |
            Invoke-NemoEdit 'join the clips' -OutVariable script:edits |
            Export-NemoVideo -Destination "$Folder/out" -Resolution 480p
    }

    AfterAll { Exit-NemoTest $connection }

    Context 'from files to a video' {
        It 'returns a clip for each file, with what the service found in it' {
            $clips.Name | Should -Be 'blue.mp4', 'red.mp4'
            $clips[0] | Should -BeOfType NemoVideo.Core.Clip
            $clips[0].Path | Should -Be (Get-Item "$Folder/clips/blue.mp4").FullName
            $clips[0].Length | Should -Be (Get-Item "$Folder/clips/blue.mp4").Length
            "$($clips[0].Width)x$($clips[0].Height)" | Should -Be '320x180'
            $clips[0].Duration.TotalSeconds | Should -BeGreaterThan 0.9
            $clips[0].Project.Name | Should -Be 'project'
        }

        It 'makes one edit from both clips' {
            $edits.Count | Should -Be 1
            $edits[0].Outcome | Should -Be 'Changed'
            $edits[0].Clips.Name | Should -Be 'blue.mp4', 'red.mp4'
            $edits[0].Reply | Should -Match 'blue\.mp4, red\.mp4'
            $edits[0].Timeline.Duration.TotalSeconds | Should -BeGreaterThan 1.8
        }

        It 'writes a playable video named after the first clip' {
            $export.State | Should -Be 'Downloaded'
            $export.Path | Should -Be ([IO.Path]::GetFullPath("$Folder/out/blue-edited.mp4"))
            $export.Length | Should -Be (Get-Item $export.Path).Length
            Get-ChildItem "$Folder/out" | Should -HaveCount 1
            $video = Read-Video $export.Path
            $video.Height | Should -Be 480
            $video.Video | Should -Be 'h264'
            $video.Audio | Should -Be 'aac'
            [math]::Abs($video.Duration - $edits[0].Timeline.Duration.TotalSeconds) | Should -BeLessOrEqual 0.1
        }

        It 'keeps the input order in the picture' {
            Read-Color $export.Path 0.5 | Should -Be 'blue'
            Read-Color $export.Path 1.5 | Should -Be 'red'
        }

        It 'sends each file, the instruction and the job once' {
            @(Get-Request -Call upload).Count | Should -Be 2
            @(Get-Request -Call run).Count | Should -Be 1
            @(Get-Request -Call render).Count | Should -Be 1
        }
    }

    Context 'an existing file' {
        It 'is not replaced without -Force' {
            $before = (Get-Item $export.Path).LastWriteTimeUtc
            $mark = Get-RequestMark
            $failed = $null
            $edits[0] | Export-NemoVideo -Destination "$Folder/out" -Resolution 480p -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.FileExists*'
            $failed[0].CategoryInfo.Category | Should -Be 'ResourceExists'
            $failed[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
            (Get-Item $export.Path).LastWriteTimeUtc | Should -Be $before
            Get-Request -After $mark -Call render | Should -BeNullOrEmpty
        }

        It 'is replaced with -Force' {
            $again = $edits[0] | Export-NemoVideo -Destination $export.Path -Resolution 480p -Force
            $again.State | Should -Be 'Downloaded'
            $again.Id | Should -Not -Be $export.Id
            Get-ChildItem "$Folder/out" | Should -HaveCount 1
        }

        It 'is a source clip: not even with -Force' {
            $failed = $null
            $hash = (Get-FileHash "$Folder/clips/blue.mp4").Hash
            $edits[0] | Export-NemoVideo -Destination "$Folder/clips/blue.mp4" -Force -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.SourceWouldBeReplaced*'
            (Get-FileHash "$Folder/clips/blue.mp4").Hash | Should -Be $hash
        }
    }

    Context 'an empty pipeline' {
        It 'edits nothing: <Case>' -ForEach @(
            @{ Case = "@() | Invoke-NemoEdit"; Script = { @() | Invoke-NemoEdit 'add background music' } }
            @{ Case = "`$null | Invoke-NemoEdit"; Script = { $null | Invoke-NemoEdit 'add background music' } }
            @{ Case = "-InputObject `$null"; Script = { Invoke-NemoEdit 'add background music' -InputObject $null } }
            @{ Case = "-InputObject @()"; Script = { Invoke-NemoEdit 'add background music' -InputObject @() } }
            @{ Case = "nothing found"; Script = { Get-ChildItem "$Folder/clips/*.nothing" | Send-NemoClip | Invoke-NemoEdit 'add background music' | Export-NemoVideo } }
            @{ Case = "@() | Export-NemoVideo"; Script = { @() | Export-NemoVideo -Destination "$Folder/out/no.mp4" } }
            @{ Case = "Export-NemoVideo -InputObject `$null"; Script = { Export-NemoVideo -InputObject $null -Destination "$Folder/out/no.mp4" } }
            @{ Case = "@() | Get-NemoTimeline"; Script = { @() | Get-NemoTimeline } }
        ) {
            $mark = Get-RequestMark
            & $Script | Should -BeNullOrEmpty
            Get-Request -After $mark | Should -BeNullOrEmpty
            Test-Path "$Folder/out/no.mp4" | Should -BeFalse
        }

        It 'is not the same as no pipeline, which means the current project' {
            $mark = Get-RequestMark
            $edit = Invoke-NemoEdit 'mute the sound'
            $edit.Outcome | Should -Be 'Changed'
            $edit.Project.Name | Should -Be 'project'
            @(Get-Request -After $mark -Call run).Count | Should -Be 1
        }
    }

    Context 'single stages' {
        It 'gives each Send-NemoClip its own project' {
            $first = Get-Item "$Folder/clips/red.mp4" | Send-NemoClip
            $second = Get-Item "$Folder/clips/lime.mp4" | Send-NemoClip
            $first.Project.SessionId | Should -Not -Be $second.Project.SessionId
            $first.Project.Name | Should -Not -Be $second.Project.Name
        }

        It 'sends the same file into a project once, and again with -Force' {
            $null = Send-NemoClip "$Folder/clips/lime.mp4" -Project twice
            $mark = Get-RequestMark
            $verbose = Send-NemoClip "$Folder/clips/lime.mp4" -Project twice -Verbose 4>&1
            Get-Request -After $mark -Call upload | Should -BeNullOrEmpty
            "$verbose" | Should -Match 'not sent again'
            $null = Send-NemoClip "$Folder/clips/lime.mp4" -Project twice -Force
            @(Get-Request -After $mark -Call upload).Count | Should -Be 1
        }

        It 'pipes an edit into the next edit' {
            $edit = Get-Item "$Folder/clips/lime.mp4" | Send-NemoClip -Project chain | Invoke-NemoEdit 'join the clips' | Invoke-NemoEdit 'add the text "Hi" from 0s to 1s'
            $edit.Outcome | Should -Be 'Changed'
            $edit.Timeline.Tracks.Kind | Should -Be 'Video', 'Text'
        }

        It 'shows the timeline of what comes down the pipeline, once per project' {
            $timeline = $clips | Get-NemoTimeline
            @($timeline).Count | Should -Be 1
            $timeline | Should -BeOfType NemoVideo.Core.Timeline
            (Get-NemoTimeline -Project project).Draft | Should -Be $timeline.Draft
        }

        It 'has an empty timeline before the first edit' {
            $timeline = Get-Item "$Folder/clips/red.mp4" | Send-NemoClip -Project fresh | Get-NemoTimeline
            $timeline.Tracks | Should -BeNullOrEmpty
            $timeline.Draft | Should -BeNullOrEmpty
            "$timeline" | Should -Be 'Timeline (empty)'
        }

        It 'has nothing to export before the first edit, and says so before sending anything' {
            $mark = Get-RequestMark
            $failed = $null
            Export-NemoVideo -Project fresh -Destination "$Folder/out" -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.NothingToExport*'
            $failed[0].ErrorDetails.RecommendedAction | Should -Match 'Invoke-NemoEdit'
            Get-Request -After $mark -Call render | Should -BeNullOrEmpty
        }

        It 'does not export an edit that changed nothing' {
            $mark = Get-RequestMark
            $failed = $null
            $edit = Get-Item "$Folder/clips/red.mp4" | Send-NemoClip -Project fresh | Invoke-NemoEdit 'sing me a song about the sea'
            $edit.Outcome | Should -Be 'Unchanged'
            $edit | Export-NemoVideo -Destination "$Folder/out" -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.NothingChanged*'
            $failed[0].TargetObject | Should -Be 'fresh'
            Get-Request -After $mark -Call render | Should -BeNullOrEmpty
        }

        It 'writes mov if the file name ends that way' {
            $edit = Get-Item "$Folder/clips/red.mp4" | Send-NemoClip -Project movie | Invoke-NemoEdit 'join the clips'
            $movie = $edit | Export-NemoVideo -Destination "$Folder/out/movie.mov" -Resolution 480p
            $movie.Format | Should -Be 'mov'
            (ffprobe -v error -show_entries format_tags=major_brand -of csv=p=0 $movie.Path) | Should -Match 'qt'
            $failed = $null
            $edit | Export-NemoVideo -Destination "$Folder/out/other.mov" -Format mp4 -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.FormatMismatch*'
        }
    }

    Context '-Data' {
        It 'puts objects and hashtables into the instruction as a table, after the text' {
            $recorder = Open-Recorder
            try {
                $rows = [pscustomobject]@{ Player = 'Ana'; Score = 4.5 }, @{ Player = 'Bo|Li' }, [pscustomobject]@{ Player = "two`nlines"; Score = $null }
                $there = Connect-Nemo -Endpoint $recorder.Address
                $edit = Invoke-NemoEdit 'show the standings' -Data $rows -Connection $there
                Disconnect-Nemo -Connection $there
                $edit.Prompt | Should -Be 'show the standings'
                $sent = @($recorder.Requests | Where-Object Path -EQ '/run_sse')
                $sent.Count | Should -Be 1
                ($sent[0].Body | ConvertFrom-Json).new_message.parts[0].text |
                    Should -Be "show the standings`n`n| Player | Score |`n| --- | --- |`n| Ana | 4.5 |`n| Bo\|Li |  |`n| two lines |  |"
            }
            finally {
                Close-Recorder $recorder
            }
        }

        It 'accepts plain values and files too' {
            $recorder = Open-Recorder
            try {
                $there = Connect-Nemo -Endpoint $recorder.Address
                $null = Invoke-NemoEdit 'rank them' -Data 3, 'x' -Connection $there
                $null = Invoke-NemoEdit 'rank them' -Data (Get-Item "$Folder/clips/red.mp4" | Select-Object Name, Length) -Connection $there
                Disconnect-Nemo -Connection $there
                $sent = @($recorder.Requests | Where-Object Path -EQ '/run_sse' | ForEach-Object { ($_.Body | ConvertFrom-Json).new_message.parts[0].text })
                $sent[0] | Should -BeLike "*| Value |*| 3 |*| x |"
                $sent[1] | Should -BeLike "*| Name | Length |*| red.mp4 | $((Get-Item "$Folder/clips/red.mp4").Length) |"
            }
            finally {
                Close-Recorder $recorder
            }
        }
    }
}
