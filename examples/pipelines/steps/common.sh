# What the steps have in common; they source it. POSIX sh, git, and peerc.

# Variables of all steps:
#   PEERC           the program (default: peerc of this repository's package.json, by npx)
#   PEERC_NETWORKS  the folders of the networks, from the top of the repository, separated by spaces (default: .)
#   PEERC_TARGET    the branch that changes go into (default: main)

set -eu

peerc() {
  if [ -n "${PEERC:-}" ]; then "$PEERC" "$@"; else npx --no-install peerc "$@"; fi
}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

top=$(git rev-parse --show-toplevel) || fail "this is not a git repository"
cd "$top"

target=${PEERC_TARGET:-main}
git check-ref-format --branch "$target" >/dev/null 2>&1 || fail "PEERC_TARGET is not the name of a branch"

# Prints the commit that a name has at origin; nothing if there is none. Another failure is one.
hash_at_origin() {
  found=$(git ls-remote origin "$1") || fail "origin cannot be reached"
  printf '%s' "${found%%[[:space:]]*}"
}

# The networks, as the arguments of the script.
networks() { printf '%s\n' "${PEERC_NETWORKS:-.}" | tr -s '[:space:]' '\n' | sed '/^$/d'; }

# Gets the target branch, and enough of the history to compare with it.
fetch_target() {
  git fetch --quiet --no-tags origin "+refs/heads/$target:refs/remotes/origin/$target" ||
    git rev-parse --verify --quiet "refs/remotes/origin/$target" >/dev/null ||
    fail "the branch $target cannot be fetched from origin, and is not in this clone"
}

# Prints where $1 left the target branch.
base_of() {
  if ! git merge-base "$1" "refs/remotes/origin/$target" 2>/dev/null; then
    if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
      git fetch --quiet --no-tags --unshallow origin || fail "this clone has only a part of the history, and the rest cannot be fetched (actions/checkout: fetch-depth: 0)"
      git merge-base "$1" "refs/remotes/origin/$target" && return
    fi
    fail "$1 and $target have no commit in common: there is nothing to compare with"
  fi
}
