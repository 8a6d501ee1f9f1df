#!/bin/sh
# The checks of a change: everything that `peerc check` does, for each network, compared with where the change left the target
# branch. Needs no token. Exits with 0, 1 (errors) or 2 (files are out of date).
#
#   PEERC_REPORTS  the folder for reports (default: reports); with several networks, one folder in it for each
#   PEERC_FORMAT   text or github (default: text)
. "$(dirname "$0")/common.sh"

reports=${PEERC_REPORTS:-reports}
fetch_target
base=$(base_of HEAD)
say "Compared with $base, where this left $target."

worst=0
several=$(networks | wc -l)
for network in $(networks); do
  to=$reports
  [ "$several" -eq 1 ] || to=$reports/$network
  code=0
  peerc check "$network" --base "$base" --to "$to" --format "${PEERC_FORMAT:-text}" || code=$?
  # 1 is worse than 2; all else (a missing program) is worse than both.
  case $code in
    0) ;;
    2) [ "$worst" -ne 0 ] || worst=2 ;;
    1) [ "$worst" -gt 2 ] || worst=1 ;;
    *) worst=$code ;;
  esac
done
exit "$worst"
