#!/usr/bin/env bash
# The tasks of build.ps1, for a machine that may have no PowerShell:
#   ./build.sh [build|test|demo|docs|analyze|bench|lists|pack|clean] [arguments for build.ps1, such as your own file for demo]
# Looks for the .NET SDK, installs the system packages that the task needs (with apt, as root), restores the PowerShell version in
# .config/dotnet-tools.json if the PATH has none, and hands over. It says what it does, and what you can do if it fails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
task=${1:-build}
[ $# -eq 0 ] || shift
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '>> %s\n' "$*"; }
fail() { printf '>> %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Not a pipe: grep exits at the first match, and with pipefail the writer's broken pipe would look like "not found".
lists() { grep -q "$1" <<<"$2"; }
has_library() { # ldconfig is not on every user's PATH; a system without it is left alone
  local libraries
  libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || return 0
  lists "$1" "$libraries"
}
has_language() { lists "^$1\$" "$(tesseract --list-langs 2>/dev/null)"; }

# What .NET itself needs and a minimal system may lack, as Debian packages (their names end in a version; apt accepts a pattern).
missing_libraries() {
  has_library libicuuc || echo '^libicu[0-9]+$'
  has_library libssl || echo '^libssl3(t64)?$'
  [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -d /etc/pki ] || echo ca-certificates
}

# What the task itself needs.
missing_programs() {
  case $1 in
    demo | test | bench)
      [ -n "${NEMO_FFMPEG:-}" ] || { have ffmpeg && have ffprobe; } || echo ffmpeg
      { have fc-list && [ -n "$(fc-list :lang=zh family)" ]; } || echo fontconfig fonts-noto-cjk
      ;;
  esac
  case $1 in
    test | bench)
      has_language eng || echo tesseract-ocr
      has_language chi_sim || echo tesseract-ocr-chi-sim
      have espeak-ng || echo espeak-ng
      ;;
  esac
}

see_to_packages() {
  [ "$(uname -s)" = Linux ] || return 0
  local wanted log
  wanted=$(missing_libraries; missing_programs "$1")
  wanted=${wanted//$'\n'/ }
  [ -n "$wanted" ] || return 0
  if ! have apt-get || [ "$(id -u)" != 0 ]; then
    say "missing (Debian package names): $wanted"
    [[ " $wanted " != *' ffmpeg '* ]] || fail "Nothing can be rendered without ffmpeg: install these with your package manager and repeat the command."
    say "Without these, some things are skipped or look different: install them with your package manager."
    return 0
  fi
  say "installing with apt: $wanted"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # a list
  { apt-get update && apt-get install -y --no-install-recommends $wanted; } >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "apt could not install $wanted. Fix the problem, or install them by hand, and repeat the command."
  }
  rm -f "$log"
}

# PowerShell 7.4 or later from the PATH, or else the pinned version.
find_pwsh() {
  local version
  if have pwsh && version=$(pwsh --version 2>/dev/null) && [[ $version =~ ^PowerShell\ ([0-9]+)\.([0-9]+) ]] &&
    ((BASH_REMATCH[1] > 7 || (BASH_REMATCH[1] == 7 && BASH_REMATCH[2] >= 4))); then
    pwsh=(pwsh)
    return
  fi
  local said
  said=$(dotnet tool restore 2>&1) ||
    fail "PowerShell could not be restored as a .NET tool: $said
>> Install PowerShell 7.4 or later (https://aka.ms/powershell), or make sure that 'dotnet tool restore' can reach a NuGet registry, and repeat the command."
  pwsh=(dotnet pwsh)
}

have dotnet || fail "The .NET SDK 10 is needed: install it with your package manager or from https://dotnet.microsoft.com/download, and repeat the command."
if [ "$task" = packages ]; then # for build.ps1
  see_to_packages "${1:-test}"
  exit
fi

# File paths are relative to the user's current folder; the tool manifest is found from the repository.
arguments=()
for argument in "$@"; do
  [ ! -e "$argument" ] || argument=$(cd "$(dirname "$argument")" && pwd)/$(basename "$argument")
  arguments+=("$argument")
done
cd "$here"
see_to_packages "$task"
find_pwsh
exec "${pwsh[@]}" -NoLogo -NoProfile -File build.ps1 -Task "$task" ${arguments[@]+"${arguments[@]}"}
