#!/bin/sh
# Comments on a request what it means. For a pipeline that has a token, so nothing of the request is checked out or run: its
# commit is fetched, and peerc reads it from the object store as data.
#
#   PEERC_HEAD     the full hash of the request's commit
#   PEERC_REQUEST  its number (default: found by the commit, among refs/pull/*/head)
# and the token and the forge, as `peerc post` takes them from the environment.
. "$(dirname "$0")/common.sh"

head=${PEERC_HEAD:-}
case $head in
  *[!0-9a-f]* | '') fail "PEERC_HEAD is not the full hash of a commit" ;;
esac
[ "${#head}" -eq 40 ] || [ "${#head}" -eq 64 ] || fail "PEERC_HEAD is not the full hash of a commit"

requests=${PEERC_REQUEST:-}
if [ -z "$requests" ]; then
  refs=$(git ls-remote origin 'refs/pull/*/head') || fail "origin cannot be reached"
  requests=$(printf '%s\n' "$refs" | sed -n "s|^$head[[:space:]]refs/pull/\([0-9]*\)/head\$|\1|p")
  if [ -z "$requests" ]; then
    say "No request is at $head any more: the pipeline of its new commit comments."
    exit 0
  fi
  for request in $requests; do git fetch --quiet --no-tags origin "refs/pull/$request/head"; done
fi
git cat-file -e "$head^{commit}" 2>/dev/null || git fetch --quiet --no-tags origin "$head" || fail "the commit $head cannot be fetched"

fetch_target
base=$(base_of "$head")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for network in $(networks); do
  code=0
  peerc diff "$base" "$head" --dir "$network" --format markdown >"$work/comment.md" 2>"$work/errors" || code=$?
  case $code in
    0 | 2) ;;
    1)
      # Four spaces make a code block that no text in it can end.
      {
        printf 'The change cannot be compared:\n\n'
        sed 's/^/    /' "$work/errors"
      } >"$work/comment.md"
      ;;
    *)
      cat "$work/errors" >&2
      exit "$code"
      ;;
  esac
  name=diff
  [ "$network" = . ] || name=diff/$network
  for request in $requests; do
    code=0
    peerc post "$work/comment.md" --request "$request" --head "$head" --name "$name" || code=$?
    # 2: the request has moved on meanwhile, or is closed.
    [ "$code" -eq 0 ] || [ "$code" -eq 2 ] || exit "$code"
  done
done
