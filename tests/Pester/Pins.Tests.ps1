Describe 'What the repository pins' {
    BeforeAll {
        . "$PSScriptRoot/common.ps1"
        $script:packages = [xml](Get-Content "$RepositoryRoot/Directory.Packages.props" -Raw)
        $script:tools = Get-Content "$RepositoryRoot/.config/dotnet-tools.json" -Raw | ConvertFrom-Json

        # What NuGet restored, by lower-case name: every version that a project uses.
        $script:restored = @{}
        foreach ($file in Get-ChildItem "$RepositoryRoot/src/*/obj/project.assets.json", "$RepositoryRoot/tests/*/obj/project.assets.json") {
            foreach ($library in (Get-Content $file -Raw | ConvertFrom-Json -AsHashtable).libraries.GetEnumerator()) {
                if ($library.Value.type -eq 'package') {
                    $name, $version = $library.Key.ToLowerInvariant() -split '/'
                    $restored[$name] = @($restored[$name]) + $version | Where-Object { $_ } | Select-Object -Unique
                }
            }
        }
    }

    It 'is the Pester that runs' {
        (Get-Module Pester).Version | Should -Be $packages.Project.PropertyGroup.PesterVersion
    }

    It 'is the PowerShell that runs, if it runs as a tool; otherwise it is 7.4 or later' {
        if ((Get-PwshCommand).Count -eq 2 -and $PSHOME -like '*.nuget*') {
            $PSVersionTable.PSVersion | Should -Be $tools.tools.powershell.version
        }
        else {
            $PSVersionTable.PSVersion | Should -BeGreaterOrEqual '7.4'
        }
    }

    It 'is what each project restored, and nothing unused is pinned' {
        foreach ($pin in $packages.Project.ItemGroup.PackageVersion) {
            $restored[$pin.Include.ToLowerInvariant()] | Should -Be $pin.Version -Because $pin.Include
        }
    }
}
