#!/bin/sh
# Refreshes the registry data: fetches and builds on a branch, opens or updates its request with what that means, and merges it
# if everything is allowed by changes.yaml of the target branch. What is merged is the very commit that was judged, on top of
# the commit that it was compared with: the push of it is refused if the target has moved, and then all begins anew.
#
#   PEERC_BRANCH  the branch of the refresh (default: peerc/refresh); it is ours, and is overwritten
#   PEERC_TITLE   the title of the commit and the request (default: Refresh the registry data)
#   PEERC_POST    no: without a forge; then only what is allowed arrives, and the rest is on the branch
# and the token and the forge, as `peerc post` takes them from the environment. git must be able to push.
self=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
. "$(dirname "$0")/common.sh"

branch=${PEERC_BRANCH:-peerc/refresh}
title=${PEERC_TITLE:-Refresh the registry data}
git check-ref-format --branch "$branch" >/dev/null 2>&1 || fail "PEERC_BRANCH is not the name of a branch"
[ "$branch" != "$target" ] || fail "the branch of the refresh is the target itself"
[ -z "$(git status --porcelain --untracked-files=no)" ] || fail "the working tree has changes: they would be lost"

GIT_AUTHOR_NAME=${GIT_AUTHOR_NAME:-peerc}
GIT_AUTHOR_EMAIL=${GIT_AUTHOR_EMAIL:-peerc@localhost}
GIT_COMMITTER_NAME=${GIT_COMMITTER_NAME:-$GIT_AUTHOR_NAME}
GIT_COMMITTER_EMAIL=${GIT_COMMITTER_EMAIL:-$GIT_AUTHOR_EMAIL}
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

# Each attempt is a process of its own: a failure anywhere in it ends it.
if [ "${PEERC_ATTEMPT:-}" = "" ]; then
  for attempt in 1 2 3; do
    code=0
    PEERC_ATTEMPT=$attempt sh "$self" || code=$?
    [ "$code" -eq 3 ] || exit "$code"
    say "$target or $branch was changed by others meanwhile."
  done
  fail "it was changed three times: run the refresh again"
fi

# Somebody else was faster: begin anew.
again() { exit 3; }

start=$(git symbolic-ref --quiet --short HEAD || git rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"; git checkout --quiet --force "$start"' EXIT

fetch_target
base=$(git rev-parse "refs/remotes/origin/$target")
there=$(hash_at_origin "refs/heads/$branch")
[ -z "$there" ] || git fetch --quiet --no-tags origin "refs/heads/$branch"
git checkout --quiet --force --detach "$base"

for network in $(networks); do
  peerc fetch "$network"
  peerc build "$network"
  git add --all -- "$network/snapshot" "$network/rendered"
done
if git diff --cached --quiet; then
  say "Nothing new."
  # What an earlier night found is no longer so: without its branch, the request is closed.
  [ -z "$there" ] || git push --quiet --force-with-lease="refs/heads/$branch:$there" origin ":refs/heads/$branch" || again
  exit 0
fi
git commit --quiet --message="$title"
head=$(git rev-parse HEAD)
# The same data on the same commit as in an earlier night: that commit stays, and so does everything said about it.
if [ -n "$there" ] && [ "$(git rev-parse "$there^{tree}")" = "$(git rev-parse "$head^{tree}")" ] &&
  [ "$(git rev-parse --verify --quiet "$there^")" = "$base" ]; then
  head=$there
else
  git push --quiet --force-with-lease="refs/heads/$branch:$there" origin "$head:refs/heads/$branch" || again
fi

allowed=yes
: >"$work/text.md"
for network in $(networks); do
  prefix=$network/
  [ "$network" != . ] || prefix=
  set -- --dir "$network" --format markdown
  if git cat-file -e "$base:${prefix}changes.yaml" 2>/dev/null; then
    set -- "$@" --within changes.yaml
  else
    allowed=no
  fi
  code=0
  peerc diff "$base" "$head" "$@" >>"$work/text.md" || code=$?
  case $code in
    0) ;;
    2) allowed=no ;;
    *) exit "$code" ;;
  esac
done

if [ "${PEERC_POST:-yes}" != no ]; then
  peerc post "$work/text.md" --branch "$branch" --onto "$target" --title "$title"
fi
if [ "$allowed" = no ]; then
  say "Not everything is allowed in advance: the branch $branch waits for a person."
  exit 0
fi
if git push --quiet origin "$head:refs/heads/$target" 2>"$work/push"; then
  say "Merged into $target: everything is allowed in advance."
  git push --quiet --force-with-lease="refs/heads/$branch:$head" origin ":refs/heads/$branch" || say "The branch $branch stays."
  exit 0
fi
[ "$(hash_at_origin "refs/heads/$target")" = "$base" ] || again
cat "$work/push" >&2
fail "$target takes no push of this account (is it protected?): the request of $branch stays open"
