Describe 'A batch from a CSV file' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Out-Clip lime.mp4 lime
        Out-Clip blue.mp4 blue
        Out-Clip white.mp4 white
        $script:connection = Connect-Nemo -Local -LocalArgument '--control', '--max-renders', '2'
    }

    AfterAll { Exit-NemoTest $connection }

    Context 'three projects with interleaved rows, two prompts in one of them' {
        BeforeAll {
            Set-Location "$Folder/clips"
            @'
Path,Project,Prompt,Destination
red.mp4,North,join the clips,../out/north.mp4
blue.mp4,South,join the clips,../out/south.mp4
lime.mp4,North,join the clips,../out/north.mp4
white.mp4,East,join the clips and mute the sound,../out/more
red.mp4,South,join the clips,../out/south.mp4
lime.mp4,South,put the title 'Lime' at the beginning,../out/lime.mp4
blue.mp4,East,join the clips and mute the sound,../out/more
blue.mp4,North,join the clips,../out/north.mp4
'@ | Set-Content jobs.csv
            $script:clips = $null
            $script:edits = $null
            $script:exports = Import-Csv jobs.csv | Send-NemoClip -OutVariable script:clips | Invoke-NemoEdit -ThrottleLimit 3 -OutVariable script:edits |
                Export-NemoVideo -ThrottleLimit 2 -Resolution 480p
        }

        It 'puts rows with the same name into the same project' {
            $clips | Should -HaveCount 8
            @($clips.Project.SessionId | Select-Object -Unique) | Should -HaveCount 3
            @($edits.Project.Name) | Should -Be 'North', 'South', 'South', 'East'
        }

        It 'turns rows with the same project and prompt into one edit, in input order' {
            $edits | Should -HaveCount 4
            ($edits | ForEach-Object { $_.Clips.Name -join ' ' }) | Should -Be 'red.mp4 lime.mp4 blue.mp4', 'blue.mp4 red.mp4', 'lime.mp4', 'white.mp4 blue.mp4'
        }

        It 'writes each video to its destination' {
            $exports | Should -HaveCount 4
            Get-ChildItem "$Folder/out" -Recurse -File | ForEach-Object Name | Sort-Object | Should -Be 'lime.mp4', 'north.mp4', 'south.mp4', 'white-edited.mp4'
        }

        It 'renders the clips of <File> in order: <Colors>' -ForEach @(
            @{ File = 'north.mp4'; Colors = 'red', 'lime', 'blue' }
            @{ File = 'south.mp4'; Colors = 'blue', 'red' }
            @{ File = 'more/white-edited.mp4'; Colors = '255,255,255', 'blue' }
        ) {
            $seconds = (Read-Video "$Folder/out/$File").Duration
            [math]::Abs($seconds - $Colors.Count) | Should -BeLessThan 0.3
            0..($Colors.Count - 1) | ForEach-Object { Read-Color "$Folder/out/$File" ($_ + 0.5) } | Should -Be $Colors
        }

        It 'gives the second prompt of a project a timeline of only its own clips' {
            [math]::Abs((Read-Video "$Folder/out/lime.mp4").Duration - 1) | Should -BeLessThan 0.2
            $edits[2].Timeline.Tracks.Kind | Should -Be 'Video', 'Text'
        }
    }

    It 'sends a file once per project, however many rows name it' {
        $mark = Get-RequestMark
        $rows = [pscustomobject]@{ Path = 'red.mp4'; Project = 'Twice'; Prompt = 'join the clips' }, [pscustomobject]@{ Path = 'red.mp4'; Project = 'Twice'; Prompt = 'mute the sound' }
        Set-Location "$Folder/clips"
        $edits = $rows | Send-NemoClip | Invoke-NemoEdit
        $edits | Should -HaveCount 2
        @(Get-Request -After $mark -Call upload).Count | Should -Be 1
    }

    It 'prefers -Prompt to the column' {
        $edit = [pscustomobject]@{ Path = "$Folder/clips/red.mp4"; Project = 'Over'; Prompt = 'join the clips' } | Send-NemoClip | Invoke-NemoEdit 'mute the sound'
        $edit.Prompt | Should -Be 'mute the sound'
    }

    It 'says which rows have no instruction' {
        $failed = $null
        $mark = Get-RequestMark
        [pscustomobject]@{ Path = "$Folder/clips/red.mp4"; Project = 'Silent'; Prompt = '' } | Send-NemoClip | Invoke-NemoEdit -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.PromptMissing*'
        $failed[0].TargetObject | Should -Be 'Silent'
        Get-Request -After $mark -Call run | Should -BeNullOrEmpty
    }

    It 'refuses rows of one edit with different destinations, names them, and handles the others' {
        Set-Location "$Folder/clips"
        $failed = $null
        $mark = Get-RequestMark
        $edits = @(
            [pscustomobject]@{ Path = 'red.mp4'; Project = 'Conflict'; Prompt = 'join the clips'; Destination = 'one.mp4' }
            [pscustomobject]@{ Path = 'lime.mp4'; Project = 'Conflict'; Prompt = 'join the clips'; Destination = 'two.mp4' }
            [pscustomobject]@{ Path = 'blue.mp4'; Project = 'Fine'; Prompt = 'join the clips'; Destination = 'three.mp4' }
        ) | Send-NemoClip | Invoke-NemoEdit -ErrorVariable failed -ErrorAction SilentlyContinue
        $edits.Project.Name | Should -Be 'Fine'
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.DestinationConflict*'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($failed[0])" | Should -Match 'one\.mp4, two\.mp4'
        $failed[0].TargetObject | Should -Be 'Conflict'
        @(Get-Request -After $mark -Call run).Count | Should -Be 1
    }

    It 'numbers videos of one run that have the same default name' {
        Set-Location "$Folder/clips"
        $exports = @(
            [pscustomobject]@{ Path = 'red.mp4'; Project = 'One'; Prompt = 'join the clips' }
            [pscustomobject]@{ Path = 'red.mp4'; Project = 'Two'; Prompt = 'mute the sound' }
        ) | Send-NemoClip | Invoke-NemoEdit | Export-NemoVideo -Destination "$Folder/out/same" -Resolution 480p
        $exports.Path | Split-Path -Leaf | Should -Be 'red-edited.mp4', 'red-edited (2).mp4'
        Get-ChildItem "$Folder/out/same" | Should -HaveCount 2
    }
}
