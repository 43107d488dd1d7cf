Describe 'The module next to others' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        Enter-NemoTest
        Out-Clip red.mp4 red
        $script:module = Split-Path $ModulePath

        # Add-Type gives assemblies random names, so this calls the underlying compiler.
        function script:Out-Assembly([string] $Path, [string] $Code) {
            Add-Type 'public static class LoadsTheCompiler { }'
            $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($Code)
            $references = 'System.Private.CoreLib', 'System.Runtime' | ForEach-Object { [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile("$(Split-Path ([object].Assembly.Location))/$_.dll") }
            $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
            $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create([IO.Path]::GetFileNameWithoutExtension($Path), [Microsoft.CodeAnalysis.SyntaxTree[]]$tree, [Microsoft.CodeAnalysis.MetadataReference[]]$references, $options)
            $file = [IO.File]::Create($Path)
            try {
                $result = $compilation.Emit($file)
            }
            finally {
                $file.Dispose()
            }

            if (-not $result.Success) {
                throw "$($result.Diagnostics)"
            }
        }
    }

    AfterAll { Exit-NemoTest }

    Context 'its files' {
        It 'include no System.Management.Automation' {
            Get-ChildItem $module -Recurse -File | Where-Object Name -Match '^(System\.Management\.Automation|PowerShellStandard).*\.dll$' | Should -BeNullOrEmpty
        }

        It 'keep the packages in a subfolder' {
            Get-ChildItem $module -Filter *.dll | ForEach-Object Name | Sort-Object | Should -Be 'NemoVideo.Core.dll', 'NemoVideo.dll', 'NemoVideo.Loader.dll'
            Test-Path "$module/client/Polly.Core.dll" | Should -BeTrue
            Test-Path "$module/client/NemoVideo.Core.dll" | Should -BeFalse -Because 'there is only one Core, the session''s'
        }

        It 'reference no packages: <Name>' -ForEach @(
            @{ Name = 'NemoVideo.dll'; May = 'netstandard', 'System.Management.Automation', 'NemoVideo.Core' }
            @{ Name = 'NemoVideo.Core.dll'; May = , 'netstandard' }
        ) {
            $stream = [IO.File]::OpenRead("$module/$Name")
            $reader = [System.Reflection.PortableExecutable.PEReader]::new($stream)
            try {
                $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($reader)
                $references = foreach ($handle in $metadata.AssemblyReferences) {
                    $metadata.GetString($metadata.GetAssemblyReference($handle).Name)
                }

                $references | Where-Object { $_ -notin $May } | Should -BeNullOrEmpty
                $references | Should -Contain 'netstandard'
            }
            finally {
                $reader.Dispose()
            }
        }

        It 'include a valid, static and exact manifest' {
            $manifest = Test-ModuleManifest $ModulePath
            $data = Import-PowerShellDataFile $ModulePath
            $data.FunctionsToExport | Should -BeNullOrEmpty
            $data.AliasesToExport | Should -BeNullOrEmpty
            $data.VariablesToExport | Should -BeNullOrEmpty
            $data.CmdletsToExport | Sort-Object | Should -Be (Get-Command -Module NemoVideo | ForEach-Object Name | Sort-Object)
            $manifest.ExportedCmdlets.Count | Should -Be 14
        }
    }

    Context 'loading' {
        It 'loads the client and its packages not at import, nor for help, but on the first call' {
            $text = Invoke-Child "
                function Show(`$when) { `"`${when}: `" + (([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name } | Where-Object { `$_ -match '^(NemoVideo|Polly|YamlDotNet|System\.Net\.ServerSentEvents|Microsoft\.Bcl)' } | Sort-Object) -join ',') + ';' }
                Show import
                `$null = Get-Help Send-NemoClip -Full
                Show help
                `$null = Get-Command Send-NemoClip -Syntax
                `$null = Get-NemoSkill
                Show syntax
                `$null = Connect-Nemo -Local -LocalArgument '--control'
                Show connected"
            $text | Should -Match 'import: NemoVideo,NemoVideo\.Core;'
            $text | Should -Match 'help: NemoVideo,NemoVideo\.Core;'
            $text | Should -Match 'connected: NemoVideo,NemoVideo\.Client,NemoVideo\.Core,NemoVideo\.Loader,Polly\.Core'
        }

        It 'knows its types right after import' {
            Invoke-Child "function Show([NemoVideo.Core.Clip] `$Clip) { 'empty=' + (`$null -eq `$Clip) }; Show; [NemoVideo.Core.Connection].FullName" | Should -Match 'empty=True\s+NemoVideo\.Core\.Connection'
        }

        It 'works if another module loads a different Polly.Core <Order>' -ForEach @(
            @{ Order = 'before it'; First = $true }
            @{ Order = 'after it'; First = $false }
        ) {
            # A stand-in with the package's name and assembly version, which all its releases share: anything that took it for the real one would fail.
            $other = "$Folder/other-$First"
            $null = New-Item $other -ItemType Directory
            Out-Assembly "$other/Polly.Core.dll" '[assembly: System.Reflection.AssemblyVersion("8.0.0.0")] namespace Polly { public static class Stranger { public static string Name => "stranger"; } }'
            $load = "Add-Type -Path '$other/Polly.Core.dll'; 'stranger=' + [Polly.Stranger]::Name + ' ' + [Polly.Stranger].Assembly.GetName().Version"
            $use = "
                `$null = Connect-Nemo -Local -LocalArgument '--control'
                `$edit = Send-NemoClip '$Folder/clips/red.mp4' | Invoke-NemoEdit 'join the clips' -InformationAction Ignore
                'outcome=' + `$edit.Outcome"
            $text = Invoke-Child "
                $(if ($First) { $load + $use } else { $use + "`n" + $load })
                'versions=' + (([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName() } | Where-Object Name -EQ Polly.Core | ForEach-Object { `$_.Version.ToString() }) -join '|')"
            $text | Should -Match 'outcome=Changed'
            $text | Should -Match 'stranger=stranger 8\.0\.0\.0'
            $text | Should -Match 'versions=\d[\d.]*\|\d'
        }

        It 'uses the stream parser of .NET if it is newer than its own' {
            $name = 'System.Net.ServerSentEvents'
            $framework = [AppContext]::GetData('TRUSTED_PLATFORM_ASSEMBLIES') -split [IO.Path]::PathSeparator | Where-Object { [IO.Path]::GetFileName($_) -eq "$name.dll" }
            if (-not $framework) {
                Set-ItResult -Skipped -Because 'this PowerShell''s .NET has none'
                return
            }

            # An old, empty one: an edit would fail with it.
            $copy = "$Folder/outdated"
            Copy-Item $module $copy -Recurse
            Remove-Item "$copy/client/$name.dll"
            Out-Assembly "$copy/client/$name.dll" '[assembly: System.Reflection.AssemblyVersion("8.0.0.0")]'
            $text = Invoke-Child -Module "$copy/NemoVideo.psd1" "
                `$null = Connect-Nemo -Local -LocalArgument '--control'
                `$edit = Send-NemoClip '$Folder/clips/red.mp4' | Invoke-NemoEdit 'join the clips' -InformationAction Ignore
                'outcome=' + `$edit.Outcome
                'parser=' + (([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq '$name' }).Location -join '|')"
            $text | Should -Match 'outcome=Changed'
            $text | Should -Match "parser=$([regex]::Escape($framework))\s"
        }

        It 'can be imported again, with -Force and after removal' {
            $text = Invoke-Child "
                `$connection = Connect-Nemo -Local -LocalArgument '--control'
                Import-Module '$ModulePath' -Force
                Import-Module '$ModulePath' -Force
                'same=' + [object]::ReferenceEquals(`$connection, (Get-NemoConnection))
                Remove-Module NemoVideo
                Import-Module '$ModulePath'
                'credits=' + (Get-NemoCredit -Connection `$connection).Available"
            $text | Should -Match 'same=True'
            $text | Should -Match 'credits=100'
        }
    }

    Context 'runspaces and jobs' {
        BeforeAll { $script:connection = Connect-Nemo -Local -LocalArgument '--control' }
        AfterAll { Disconnect-Nemo -Connection $connection }

        It 'has one default connection per runspace' {
            $run = Invoke-Apart { Get-NemoConnection }
            $run.Results | Should -BeNullOrEmpty
            Get-NemoConnection | Should -Be $connection
        }

        It 'lets two runspaces work in parallel' {
            $shells = 1..2 | ForEach-Object { Open-Pipeline { param($connection, $file, $name) Send-NemoClip $file -Connection $connection -Project $name | Invoke-NemoEdit 'join the clips' } $connection, "$Folder/clips/red.mp4", "side $_" }
            $running = $shells | ForEach-Object { $_.BeginInvoke() }
            $edits = 0..1 | ForEach-Object { $shells[$_].EndInvoke($running[$_]) }
            $edits.Outcome | Should -Be 'Changed', 'Changed'
            $edits.Project.Name | Sort-Object | Should -Be 'side 1', 'side 2'
            $shells | ForEach-Object { $_.Runspace.Dispose(); $_.Dispose() }
        }

        It 'passes a connection and a clip to ForEach-Object -Parallel with $using:' {
            $clip = Send-NemoClip "$Folder/clips/red.mp4" -Project parallel
            $path = $ModulePath
            $edits = 1..2 | ForEach-Object -Parallel {
                Import-Module $using:path
                $there = $using:connection
                $own = $using:clip
                Send-NemoClip $own.Path -Connection $there -Project "parallel $_" | Invoke-NemoEdit 'join the clips' -InformationAction Ignore
            }
            $edits.Outcome | Should -Be 'Changed', 'Changed'

            # An object remembers its connection.
            $edit = $clip | ForEach-Object -Parallel { Import-Module $using:path; $_ | Invoke-NemoEdit 'join the clips' -InformationAction Ignore }
            $edit.Outcome | Should -Be 'Changed'
            $edit.Connection | Should -Be $connection
        }

        Context 'a job that is given a connection, which has lost its token there, and then connects itself' {
            BeforeAll {
                $job = Start-Job -ScriptBlock {
                    Import-Module $using:ModulePath
                    Get-NemoCredit -Connection $using:connection
                    $null = Connect-Nemo -Local -LocalArgument '--control'
                    (Get-NemoCredit).Available
                }
                try {
                    $null = Wait-Job $job -Timeout 60
                    $failed = $null
                    $script:received = Receive-Job $job -ErrorVariable failed -ErrorAction SilentlyContinue
                    $script:failed = $failed
                }
                finally {
                    Remove-Job $job -Force
                }
            }

            It 'is told what to do' {
                $failed | Should -HaveCount 1
                "$($failed[0])" | Should -Match 'Connect-Nemo inside the job'
            }

            It 'has its own credits and no other output' {
                $received | Should -Be 100
            }
        }
    }
}
