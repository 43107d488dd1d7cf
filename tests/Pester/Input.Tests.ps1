Describe 'What Send-NemoClip accepts' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        Copy-Item "$Folder/clips/red.mp4" "$Folder/clips/a b.mp4"
        Copy-Item "$Folder/clips/red.mp4" -Destination "$Folder/clips/x[1].mp4"
        Copy-Item "$Folder/clips/red.mp4" "$Folder/clips/x1.mp4"
        Copy-Item "$Folder/clips/red.mp4" "$Folder/clips/`u{7530}`u{91CE} `u{437}`u{430}`u{43C} `u{E9}.mp4"
        Copy-Item "$Folder/clips/red.mp4" "$Folder/clips/it's.mp4"
        $null = New-Item "$Folder/clips/folder.mp4" -ItemType Directory
        'no media at all' | Set-Content "$Folder/clips/fake.mp4"
        'words' | Set-Content "$Folder/clips/notes.txt"
        $null = New-Item "$Folder/clips/empty.mp4"
        $sparse = [IO.File]::Create("$Folder/clips/large.mp4")
        $sparse.SetLength(501MB)
        $sparse.Dispose()
        $script:connection = Connect-Nemo -Local -LocalArgument '--control', '--fetch-private'
    }

    AfterAll { Exit-NemoTest $connection }

    Context 'paths' {
        BeforeEach { Set-Location "$Folder/clips" }

        It 'takes <Case>' -ForEach @(
            @{ Case = 'a wildcard'; Names = 'x1.mp4', 'x[1].mp4'; Script = { Send-NemoClip 'x*.mp4' } }
            @{ Case = 'a set of letters in a wildcard'; Names = 'a b.mp4', 'red.mp4'; Script = { Send-NemoClip '[ar][ e]*.mp4' } }
            @{ Case = 'a name with [ with -LiteralPath'; Names = 'x[1].mp4'; Script = { Send-NemoClip -LiteralPath 'x[1].mp4' } }
            @{ Case = 'the same name as a wildcard with -Path'; Names = 'x1.mp4'; Script = { Send-NemoClip -Path 'x[1].mp4' } }
            @{ Case = 'a name with [ as a piped file'; Names = 'x[1].mp4'; Script = { Get-Item -LiteralPath 'x[1].mp4' | Send-NemoClip } }
            @{ Case = 'a name with [ as piped text'; Names = 'x[1].mp4'; Script = { 'x[1].mp4' | Send-NemoClip } }
            @{ Case = 'a name with [ in a Path column'; Names = 'x[1].mp4'; Script = { [pscustomobject]@{ Path = 'x[1].mp4'; Project = 'p' } | Send-NemoClip } }
            @{ Case = 'a name with [ in a LiteralPath column'; Names = 'x[1].mp4'; Script = { [pscustomobject]@{ LiteralPath = 'x[1].mp4'; Prompt = 'p' } | Send-NemoClip } }
            @{ Case = 'spaces'; Names = 'a b.mp4'; Script = { Send-NemoClip 'a b.mp4' } }
            @{ Case = 'an apostrophe'; Names = "it's.mp4"; Script = { Send-NemoClip "it's.mp4" } }
            @{ Case = 'other letters'; Names = "`u{7530}`u{91CE} `u{437}`u{430}`u{43C} `u{E9}.mp4"; Script = { Send-NemoClip "`u{7530}`u{91CE} `u{437}`u{430}`u{43C} `u{E9}.mp4" } }
            @{ Case = 'files from Get-ChildItem'; Names = 'a b.mp4', 'red.mp4'; Script = { Get-ChildItem 'a*.mp4', 'r*.mp4' | Send-NemoClip } }
            @{ Case = 'strings'; Names = 'red.mp4', 'a b.mp4'; Script = { 'red.mp4', './a b.mp4' | Send-NemoClip } }
            @{ Case = 'an array'; Names = 'red.mp4', 'a b.mp4'; Script = { Send-NemoClip 'red.mp4', 'a b.mp4' } }
            @{ Case = 'a parent folder'; Names = 'red.mp4'; Script = { Send-NemoClip '../clips/red.mp4' } }
            @{ Case = 'a PowerShell drive'; Names = 'red.mp4', 'a b.mp4'; Script = {
                    $null = New-PSDrive -Name Footage -PSProvider FileSystem -Root "$Folder/clips" -Scope Global
                    try { Send-NemoClip 'Footage:/red.mp4'; Get-Item 'Footage:/a b.mp4' | Send-NemoClip } finally { Remove-PSDrive Footage }
                }
            }
            @{ Case = 'a path with its provider'; Names = 'red.mp4'; Script = { Send-NemoClip "Microsoft.PowerShell.Core\FileSystem::$((Get-Item red.mp4).FullName)" } }
        ) {
            $clips = @(& $Script)
            $clips.Name | Should -Be $Names
            $clips.Path | ForEach-Object { Test-Path -LiteralPath $_ | Should -BeTrue }
            $clips.Project.Clips.Name | Should -Contain @($Names)[0]
        }

        It 'accepts the home folder' -Skip:$IsWindows {
            # ~ is the file system provider's home; each runspace has its own.
            $run = Invoke-Apart { param($folder) (Get-PSProvider FileSystem).Home = $folder; Send-NemoClip '~/clips/red.mp4' -WhatIf } $Folder
            $run.Results.Path | Should -Be (Get-Item "$Folder/clips/red.mp4").FullName
            (Get-PSProvider FileSystem).Home | Should -Not -Be $Folder
        }

        It 'resolves relative paths from the session''s folder, not the process''s' {
            [Environment]::CurrentDirectory | Should -Not -Be (Get-Location).Path
            (Send-NemoClip 'red.mp4').Path | Should -Be (Get-Item red.mp4).FullName
            $edit = Send-NemoClip 'red.mp4' | Invoke-NemoEdit 'join the clips'
            $planned = Invoke-Apart { param($folder, $edit) Set-Location $folder; Export-NemoVideo -InputObject $edit -Destination 'sub/cut.mp4' -WhatIf } "$Folder/out", $edit
            $planned.Results[0].Path | Should -Be ([IO.Path]::GetFullPath("$Folder/out/sub/cut.mp4"))
        }

        It 'keeps the input order, whatever finishes first' {
            $names = 'x1.mp4', 'red.mp4', 'a b.mp4', "it's.mp4"
            Use-Fault @{ call = 'upload'; do = 'error'; status = 503; nth = 1 }
            ($names | Send-NemoClip -Project ordered).Name | Should -Be $names
            Use-Fault
        }
    }

    Context 'objects that carry a path' {
        BeforeAll {
            foreach ($name in 'cam[1].mp4', 'cam1.mp4') {
                [IO.File]::Copy((Out-Clip base.mp4), "$Folder/clips/$name", $true)
            }

            $script:clip = Get-Item -LiteralPath "$Folder/clips/cam[1].mp4" | Send-NemoClip
            $script:there = (New-Item "$Folder/moved" -ItemType Directory).FullName
        }

        It 'treats a clip''s path as what it is: a path' {
            $clip.Path | Should -Be "$Folder/clips/cam[1].mp4"
            "$($clip.Path)" | Should -BeExactly "$Folder/clips/cam[1].mp4"
            [IO.File]::Exists($clip.Path) | Should -BeTrue
            Test-Path -LiteralPath $clip.Path | Should -BeTrue
            ($clip.Path | Out-String).Trim() | Should -Be "$Folder/clips/cam[1].mp4"
            ($clip | Select-Object Path | ConvertTo-Csv)[-1] | Should -Be "`"$Folder/clips/cam[1].mp4`""
            (Send-NemoClip "$Folder/clips/cam1.mp4").Path | Should -BeOfType string
        }

        It 'lets <_> use the file that it names, not one that the name matches' -ForEach 'Get-Item', 'Copy-Item', 'Move-Item' {
            $arguments = if ($_ -eq 'Get-Item') { @{} } else { @{ Destination = $there; PassThru = $true; Force = $true } }
            ($clip | & $_ @arguments).Name | Should -Be 'cam[1].mp4'
            Test-Path "$Folder/clips/cam1.mp4" | Should -BeTrue
            if ($_ -eq 'Move-Item') {
                Move-Item -LiteralPath "$there/cam[1].mp4" "$Folder/clips"
            }
        }

        It 'lets an export move its own video' {
            $export = $clip | Invoke-NemoEdit 'join the clips' | Export-NemoVideo -Destination "$Folder/out/cut[1].mp4" -Resolution 480p
            'not ours' | Set-Content "$Folder/out/cut1.mp4"
            ($export | Get-Item).Name | Should -Be 'cut[1].mp4'
            ($export | Send-NemoClip).Name | Should -Be 'cut[1].mp4'
            ($export | Move-Item -Destination $there -PassThru).Name | Should -Be 'cut[1].mp4'
            Get-Content "$Folder/out/cut1.mp4" | Should -Be 'not ours'
        }

        It 'takes <Name> as the file that is meant' -ForEach @(
            @{ Name = 'a clip'; Row = { $clip } }
            @{ Name = 'Path and PSPath'; Row = { [pscustomobject]@{ Path = "$Folder/clips/cam[1].mp4"; PSPath = $clip.PSPath } } }
            @{ Name = 'PSPath and Prompt'; Row = { [pscustomobject]@{ PSPath = $clip.PSPath; Prompt = 'x' } } }
            @{ Name = 'Path and Prompt'; Row = { [pscustomobject]@{ Path = "$Folder/clips/cam[1].mp4"; Prompt = 'x' } } }
            @{ Name = 'LiteralPath and Prompt'; Row = { [pscustomobject]@{ LiteralPath = "$Folder/clips/cam[1].mp4"; Prompt = 'x' } } }
        ) {
            $sent = & $Row | Send-NemoClip
            $sent.Name | Should -Be 'cam[1].mp4'
            $sent.Prompt | Should -Be $(if ($Name -like '*Prompt') { 'x' })
        }

        It 'does not expand wildcards in a LiteralPath column that names no file' {
            { [pscustomobject]@{ LiteralPath = "$Folder/clips/ca[m]1.mp4"; Prompt = 'x' } | Send-NemoClip -ErrorAction Stop } | Should -Throw -ErrorId 'Nemo.FileNotFound,*'
        }

        It 'says if a row has nothing to send' {
            { [pscustomobject]@{ Prompt = 'x' } | Send-NemoClip -ErrorAction Stop } | Should -Throw '*no Path, LiteralPath or Uri*'
        }

        It 'sends a new take behind the same link' -Skip:$IsWindows {
            $null = Out-Clip one.mp4 -Color red
            $null = Out-Clip two.mp4 -Color blue -Seconds 1.5
            $link = New-Item "$Folder/clips/latest.mp4" -ItemType SymbolicLink -Value "$Folder/clips/one.mp4"
            $first = Send-NemoClip $link.FullName -Project links
            $first.Length | Should -Be (Get-Item "$Folder/clips/one.mp4").Length
            $again = Send-NemoClip $link.FullName -Project links
            $again.RemoteUri | Should -Be $first.RemoteUri
            $link.Delete()
            $null = New-Item $link.FullName -ItemType SymbolicLink -Value "$Folder/clips/two.mp4"
            (Send-NemoClip $link.FullName -Project links).RemoteUri | Should -Not -Be $first.RemoteUri
        }
    }

    Context 'addresses' {
        BeforeAll {
            $script:remote = (Send-NemoClip "$Folder/clips/red.mp4" -Project remote).RemoteUri
        }

        It 'takes <Case>' -ForEach @(
            @{ Case = '-Uri'; Script = { param($uri) Send-NemoClip -Uri $uri } }
            @{ Case = 'a piped address'; Script = { param($uri) $uri | Send-NemoClip } }
            @{ Case = 'piped text'; Script = { param($uri) "$uri" | Send-NemoClip } }
            @{ Case = 'text as -Path'; Script = { param($uri) Send-NemoClip "$uri" } }
            @{ Case = 'a column Uri'; Script = { param($uri) [pscustomobject]@{ Uri = "$uri"; Prompt = 'mute it'; Project = 'columns' } | Send-NemoClip } }
            @{ Case = 'a Url column'; Script = { param($uri) [pscustomobject]@{ Url = "$uri"; Prompt = 'mute it' } | Send-NemoClip } }
        ) {
            $clip = & $Script $remote
            $clip.Uri | Should -Be $remote
            $clip.Path | Should -BeNullOrEmpty
            $clip.Name | Should -Be 'red.mp4'
            "$($clip.Width)x$($clip.Height)" | Should -Be '320x180'
        }

        It 'refuses what is not a web address: <Case>' -ForEach @(
            @{ Case = '-Uri'; Script = { param($there) Send-NemoClip -Uri 'ftp://example.org/a.mp4' -Connection $there } }
            @{ Case = 'a piped address'; Script = { param($there) [uri]'ftp://example.org/a.mp4' | Send-NemoClip -Connection $there } }
            @{ Case = 'a column Uri'; Script = { param($there) [pscustomobject]@{ Uri = 'ftp://example.org/a.mp4' } | Send-NemoClip -Connection $there } }
        ) {
            $run = Invoke-Apart $Script $connection
            $run.Results | Should -BeNullOrEmpty
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'Nemo.AddressNotAccepted*'
            $run.Errors[0].TargetObject | Should -Be 'ftp://example.org/a.mp4'
        }
    }

    Context 'one bad file among good ones' {
        BeforeAll {
            Set-Location "$Folder/clips"
            $script:mark = Get-RequestMark
            $script:failed = $null
            $script:clips = 'red.mp4', 'none.mp4', 'notes.txt', 'empty.mp4', 'a b.mp4', 'fake.mp4', 'folder.mp4', 'large.mp4', 'env:PATH', 'x1.mp4' |
                Send-NemoClip -Project bad -ErrorVariable failed -ErrorAction SilentlyContinue
            $script:failed = $failed
        }

        It 'sends the good ones, in order' {
            $clips.Name | Should -Be 'red.mp4', 'a b.mp4', 'x1.mp4'
        }

        It 'reports <Name> as <Id>, <Category>' -ForEach @(
            @{ Name = 'none.mp4'; Id = 'FileNotFound'; Category = 'ObjectNotFound'; Advice = 'Check the path' }
            @{ Name = 'notes.txt'; Id = 'UnsupportedType'; Category = 'InvalidType'; Advice = 'mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac' }
            @{ Name = 'empty.mp4'; Id = 'FileEmpty'; Category = 'InvalidData'; Advice = 'contains video' }
            @{ Name = 'fake.mp4'; Id = 'UnsupportedType'; Category = 'InvalidType'; Advice = 'Accepted formats' }
            @{ Name = 'folder.mp4'; Id = 'NotAFile'; Category = 'InvalidArgument'; Advice = 'Get-ChildItem' }
            @{ Name = 'large.mp4'; Id = 'FileTooLarge'; Category = 'LimitsExceeded'; Advice = 'Compress or trim' }
            @{ Name = 'env:PATH'; Id = 'NotAFile'; Category = 'InvalidArgument'; Advice = 'Name files' }
        ) {
            $record = @($failed | Where-Object { "$($_.TargetObject)".EndsWith($Name) })
            $record | Should -HaveCount 1
            $record[0].FullyQualifiedErrorId | Should -Be "Nemo.$Id,NemoVideo.Commands.SendNemoClipCommand"
            $record[0].CategoryInfo.Category | Should -Be $Category
            $record[0].ErrorDetails.RecommendedAction | Should -Match ([regex]::Escape($Advice))
            "$record" | Should -Match ([regex]::Escape($Name))
        }

        It 'reports each once, and nothing else' {
            $failed | Should -HaveCount 7
        }

        It 'sends not a byte of files that are recognisably bad' {
            # The three good ones and the one that only the service can examine.
            @(Get-Request -After $mark -Call upload).Count | Should -Be 4
        }

        It 'continues to the edit with the good ones' {
            $edit = 'none.mp4', 'red.mp4' | Send-NemoClip -Project bad2 -ErrorAction SilentlyContinue | Invoke-NemoEdit 'join the clips'
            $edit.Clips.Name | Should -Be 'red.mp4'
        }
    }
}
