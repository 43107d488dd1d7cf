BeforeDiscovery {
    # Relative to the repository's root: real speech over moving pictures, with a burned-in time code.
    $talk = "$PSScriptRoot/../../../shared/media/talk.mp4"
    $script:missing = -not (Test-Path $talk) -or -not (Get-Command ffmpeg, ffprobe, tesseract -ErrorAction Ignore | Measure-Object | Where-Object Count -EQ 3)
}

Describe 'A real recording' -Skip:$missing {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest

        # Its first part contains everything that is examined.
        ffmpeg -v error -nostdin -t 24 -i "$RepositoryRoot/../shared/media/talk.mp4" -c copy "$Folder/clips/talk.mp4"
        Set-Location "$Folder/clips"
        $env:OMP_THREAD_LIMIT = '1' # tesseract's threads cost more than they gain
        $script:connection = Connect-Nemo -Local
        $script:edit = $null
        $script:export = Get-Item talk.mp4 | Send-NemoClip |
            Invoke-NemoEdit "cut out the pauses, add background music, and put the title 'Field notes' at the beginning" -OutVariable script:edit |
            Export-NemoVideo -Destination "$Folder/out"
        $script:draft = $edit[0].Timeline.Draft | ConvertFrom-Json
        $script:video = @(($draft.t | Where-Object tt -EQ 0)[0].sg)

        # The words in part of the frames at these times, inverted from white on black; one pass over the video gets them all.
        function script:Read-Word([double[]] $At, [string] $Crop, [string[]] $Option) {
            $pictures = $At | ForEach-Object { "$Folder/frame-$([int]($_ * 1000)).png" }
            $outputs = 0..($At.Count - 1) | ForEach-Object {
                $span = [string]::Format([cultureinfo]::InvariantCulture, 'trim={0}:{1}', $At[$_], $At[$_] + 0.1)
                '-frames:v', '1', '-vf', "$span,$Crop,format=gray,lutyuv=y='if(gt(val,200),0,255)',scale=iw*2:-1", $pictures[$_]
            }
            ffmpeg -v error -nostdin -y -i $export.Path @outputs
            $pictures | Should -Exist
            $pictures | ForEach-Object { (tesseract $_ - @Option 2> $null) -join ' ' }
        }

        # What the recording's time code says at that point, in seconds; nothing if it can't be read.
        function script:Read-TimeCode([double[]] $At) {
            Read-Word $At 'crop=iw*0.3:ih*0.12:iw*0.7:ih*0.88' ('--psm', '7', '-c', 'tessedit_char_whitelist=0123456789:.') | ForEach-Object {
                $digits = $_ -replace '\D', ''
                if ($digits.Length -lt 9) {
                    return $null
                }

                $digits = $digits.Substring($digits.Length - 9)
                [int]$digits.Substring(0, 2) * 3600 + [int]$digits.Substring(2, 2) * 60 + [int]$digits.Substring(4, 2) + [int]$digits.Substring(6, 3) / 1000
            }
        }
    }

    AfterAll { Exit-NemoTest $connection }

    It 'becomes a video of 1920x1080' {
        $export.State | Should -Be 'Downloaded'
        Split-Path $export.Path -Leaf | Should -Be 'talk-edited.mp4'
        $facts = Read-Video $export.Path
        "$($facts.Width)x$($facts.Height)" | Should -Be '1920x1080'
        $facts.Video | Should -Be 'h264'
        $facts.Audio | Should -Be 'aac'
    }

    It 'is as long as the timeline says in total' {
        $sum = ($edit[0].Timeline.Tracks[0].Segments | Measure-Object { $_.Duration.TotalSeconds } -Sum).Sum
        $sum | Should -BeLessThan 23
        [math]::Abs((Read-Video $export.Path).Duration - $sum) | Should -BeLessOrEqual 0.1
        [math]::Abs($edit[0].Timeline.Duration.TotalSeconds - $sum) | Should -BeLessOrEqual 0.1
    }

    It 'shows the title at 1 s and not at 10 s' {
        $at1, $at10 = Read-Word 1, 10 'crop=iw:ih*0.6:0:ih*0.2' ('--psm', '6')
        $at1 | Should -Match 'Field\s*notes'
        $at10 | Should -Not -Match 'Field|notes'
    }

    It 'has time code jumps at the cuts, to where the timeline says' {
        $video.Count | Should -BeGreaterOrEqual 5
        $cuts = 1..($video.Count - 1)
        $codes = Read-TimeCode ($cuts | ForEach-Object { ($video[$_].st - 120) / 1000; ($video[$_].st + 120) / 1000 })
        $read = 0
        foreach ($cut in $cuts) {
            $before, $after = $codes[(2 * $cut - 2), (2 * $cut - 1)]
            if ($null -eq $before -or $null -eq $after) {
                continue
            }

            $read++
            [math]::Abs($before - ($video[$cut - 1].in + $video[$cut - 1].d - 120) / 1000) | Should -BeLessOrEqual 0.1 -Because "before cut $cut"
            [math]::Abs($after - ($video[$cut].in + 120) / 1000) | Should -BeLessOrEqual 0.1 -Because "after cut $cut"
        }

        $read | Should -BeGreaterOrEqual 3 -Because 'that many time codes can be read'
    }

    It 'has music in a gap and under the speech' {
        # The speech alone, cut as the draft says, so that both have the same times; then the level of every 0.1 s.
        $parts = ($video | ForEach-Object { "between(t,$($_.in / 1000),$(($_.in + $_.d) / 1000 - 0.00001))" }) -join '+'
        ffmpeg -v error -nostdin -y -i talk.mp4 -vn -af "aresample=16000,aselect='$parts',asetpts=N/SR/TB,aformat=channel_layouts=mono" "$Folder/speech.wav"
        function Read-LevelList([string] $Path, [string] $Filter) {
            ffmpeg -v error -nostdin -i $Path -vn -af "aresample=16000,aformat=channel_layouts=mono,$Filter,asetnsamples=1600:p=0,astats=metadata=1:reset=1,ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-" -f null - |
                Where-Object { $_ -match 'RMS_level=(.*)' } |
                ForEach-Object { [math]::Max(-120, [double]::Parse(($Matches[1] -replace '-inf', '-120'), [cultureinfo]::InvariantCulture)) }
        }

        $speech = @(Read-LevelList "$Folder/speech.wav" anull)
        $render = @(Read-LevelList $export.Path anull)
        [math]::Abs($speech.Count - $render.Count) | Should -BeLessOrEqual 2
        $order = @(15..($speech.Count - 20) | Sort-Object { $speech[$_] })
        foreach ($gap in $order[0..9]) {
            $render[$gap] - $speech[$gap] | Should -BeGreaterThan 15 -Because "only music is heard at $($gap / 10) s"
        }

        # Below 80 Hz there is no speech, only the music's bass.
        $low = 'lowpass=f=80,lowpass=f=80,lowpass=f=80'
        $speechLow = @(Read-LevelList "$Folder/speech.wav" $low)
        $renderLow = @(Read-LevelList $export.Path $low)
        $loud = $order[-60..-1]
        $more = ($loud | ForEach-Object { $renderLow[$_] - $speechLow[$_] } | Measure-Object -Average).Average
        $more | Should -BeGreaterThan 8 -Because 'the music continues while somebody speaks'
    }
}
