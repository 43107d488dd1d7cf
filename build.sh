#!/usr/bin/env bash
# The tasks of build.ps1 on a machine that may have no PowerShell yet.
#   ./build.sh [build|test|demo|docs|analyze|bench|pack|clean] [a file of your own, for demo]
# Installs what is missing where it can (Debian as root: by apt), and says what it does. Where no PowerShell can be had
# it runs all that needs none, and says what was left out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
task=${1:-build}
[ $# -gt 0 ] && shift
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '>> %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }

# Packages of Debian and its kin. Each is named by what tells that it is missing.
install_packages() {
  local wanted=()
  have ffmpeg && have ffprobe || wanted+=(ffmpeg)
  have fc-list && [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ] || wanted+=(fontconfig fonts-noto-cjk)
  if [ "$1" = test ]; then
    have tesseract || wanted+=(tesseract-ocr)
    have tesseract && tesseract --list-langs 2>/dev/null | grep -qx chi_sim || wanted+=(tesseract-ocr-chi-sim)
    have espeak-ng || wanted+=(espeak-ng)
  fi
  [ ${#wanted[@]} -eq 0 ] && return
  if have apt-get && [ "$(id -u)" = 0 ]; then
    say "installing ${wanted[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y --no-install-recommends "${wanted[@]}" >/dev/null 2>&1 ||
      { apt-get update >/dev/null && apt-get install -y --no-install-recommends "${wanted[@]}" >/dev/null; } ||
      say "could not install ${wanted[*]}; going on without."
  else
    say "missing: ${wanted[*]}. Please install them with your package manager; going on without."
  fi
}

# PowerShell from the PATH, from an earlier run, or as a .NET tool where the registry has it.
find_pwsh() {
  if have pwsh; then pwsh=$(command -v pwsh); return 0; fi
  pwsh=$here/output/tools/pwsh
  [ -x "$pwsh" ] && return 0
  say "no PowerShell here; trying to install it as a .NET tool"
  dotnet tool install --tool-path "$here/output/tools" PowerShell >/dev/null 2>&1 && [ -x "$pwsh" ]
}

module() { dotnet build "$here/src/NemoVideo" -t:Module -restore -c Release --nologo -v quiet; }

# A file of the user's is meant from where the user stands.
if [ "$task" = demo ] && [ $# -gt 0 ]; then set -- "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; fi

have dotnet || { say "The .NET SDK 10 is needed: install it with your package manager, or see the README."; exit 1; }
cd "$here"

case $task in
  demo | test) install_packages "$task" ;;
  prepare) install_packages "${1:-test}"; exit ;;
esac

if find_pwsh; then
  case $task in
    demo) exec "$pwsh" -NoLogo -NoProfile -File build.ps1 -Task Demo ${1:+-Path "$1"} -Prepared ;;
    *) exec "$pwsh" -NoLogo -NoProfile -File build.ps1 -Task "$task" -Prepared ;;
  esac
fi

say "No PowerShell can be had here: what needs one is left out."
case $task in
  build) module ;;
  demo)
    module
    dotnet run --project tests/NemoVideo.Demo -c Release -- "$@"
    say "Left out: the same through the cmdlets, which need PowerShell 7.4 or later."
    ;;
  test)
    module
    results=output/results
    rm -rf "$results"
    failed=0
    dotnet test tests/NemoVideo.Tests -c Release --nologo -v quiet --logger "console;verbosity=minimal" --logger "trx;LogFileName=xunit.trx" --results-directory "$results" || failed=1
    say "Left out: the Pester suite (the cmdlets in a real PowerShell)."
    counters=$(grep -o '<Counters [^>]*>' "$results/xunit.trx") || { say "xunit did not run."; exit 1; }
    count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
    echo "$(count passed) passed, $(count failed) failed, $(($(count total) - $(count executed))) skipped"
    exit $failed
    ;;
  bench) dotnet run --project tests/NemoVideo.Benchmarks -c Release -- "$@" ;;
  pack) module && (cd output && tar -czf NemoVideo.tar.gz NemoVideo) && say "output/NemoVideo.tar.gz" ;;
  clean) rm -rf output src/*/bin src/*/obj tests/*/bin tests/*/obj ;;
  docs | analyze) say "Task '$task' needs PowerShell."; exit 1 ;;
  *) say "There is no task '$task'."; exit 1 ;;
esac
