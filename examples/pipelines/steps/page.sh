#!/bin/sh
# Writes what the last commit of a branch meant as web pages into the folder `public`: one for each network, and an index.
#
#   PEERC_PUBLIC  the folder (default: public)
. "$(dirname "$0")/common.sh"

public=${PEERC_PUBLIC:-public}
before=$(git rev-parse --verify --quiet "HEAD^1") || fail "HEAD has no commit before it (a shallow clone?)"
mkdir -p "$public"
{
  printf '<!doctype html>\n<meta charset="utf-8">\n<title>peerc</title>\n<ul>\n'
  for network in $(networks); do
    # A folder's name as the name of a file and as text: letters, digits, dots and dashes stay.
    name=$(printf '%s' "$network" | sed 's|[^A-Za-z0-9._-]|-|g; s|^\.$|network|')
    code=0
    peerc diff "$before" HEAD --dir "$network" --format html >"$public/$name.html" || code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq 2 ] || exit "$code"
    printf '<li><a href="%s.html">%s</a></li>\n' "$name" "$name"
  done
  printf '</ul>\n'
} >"$public/index.html"
