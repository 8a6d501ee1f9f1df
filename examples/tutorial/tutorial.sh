#!/usr/bin/env bash
# From nothing to pipelines that merge by themselves, on a machine with Node and git alone. It prints each step and what comes of it
# as Markdown; docs/tutorial.md is what it printed.
#
#   tutorial.sh peerc-0.1.0.tgz   installs the package first
#   PEERC=path/to/peerc tutorial.sh   takes a program that is there
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
pids=()
clean() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap clean EXIT

# With npm's own settings, which are in the home folder.
if [ $# -gt 0 ]; then
  mkdir "$work/install"
  npm install --silent --no-audit --no-fund --prefix "$work/install" "$1" >&2
  PEERC=$work/install/node_modules/.bin/peerc
fi

# The same commits whenever it runs.
export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME="Ana Lima" GIT_AUTHOR_EMAIL=ana@example.net
export GIT_COMMITTER_NAME="Ana Lima" GIT_COMMITTER_EMAIL=ana@example.net NO_COLOR=1
export GIT_AUTHOR_DATE="2026-01-01T12:00:00Z" GIT_COMMITTER_DATE="2026-01-01T12:00:00Z"

tell() { printf '%s\n\n' "$*"; }
chapter() { printf '## %s\n\n' "$*"; }
# Without what differs from one machine to another: the folder, and where the package is.
shown() { sed -E "s#/[^ ]*/(policies/[a-z-]+\\.yaml)#peerc/\\1#g; s#$work#~#g"; }
# Prints a command and what it prints. It must succeed.
run() {
  printf '```text\n$ %s\n' "$*"
  "$@" 2>&1 | shown
  printf '```\n\n'
}

printf '<!-- What examples/tutorial/tutorial.sh prints; a test compares it. -->\n\n'
printf '# Tutorial: from nothing to pipelines that merge by themselves\n\n'
tell "Every command here was run by \`examples/tutorial/tutorial.sh\`, and this page is what it printed. It needs Node and git. The registries and the" \
  "forge are played on this machine: the first by \`peerc irrd\` with a sample of their objects, the second by a small server."

# A check by BIRD's own parser, where there is one, would print another line.
cat >"$work/peerc" <<END
#!/bin/sh
if [ "\$1" = build ]; then set -- "\$@" --no-native-check; fi
exec "$PEERC" "\$@"
END
chmod +x "$work/peerc"
program=$work/peerc
export PEERC=$program
unset CI
peerc() { "$program" "$@"; }
samples=$here/../azion

# Serves the registries on a port, with more objects in $1.
registries() {
  if [ -n "${registry:-}" ]; then
    kill "$registry"
    wait "$registry" 2>/dev/null || true
  fi
  cat "$samples/irr/radb.rpsl" >"$work/radb.rpsl"
  printf '%b' "$1" >>"$work/radb.rpsl"
  "$program" irrd "$work/radb.rpsl" "$samples/irr/tc.rpsl" --port "${port:-0}" --format json >"$work/irrd.log" 2>&1 &
  registry=$!
  pids+=("$registry")
  for _ in $(seq 100); do
    grep -q '[0-9]' "$work/irrd.log" && break
    sleep 0.1
  done
}
port=${PEERC_TUTORIAL_PORT:-43117}
registries ''

chapter "A new network"
tell "\`peerc init\` writes a repository: the declaration with a first peer, assertions, what may change without a person, pipelines with their steps in \`ci/\`," \
  "and more. On a terminal it asks; here the answers are options."
cd "$work"
run peerc init peering --asn 52580 --name Azion --as-set RADB::AS-AZION --router for1=bird,179.191.175.3,2.0.12 \
  --rpki-cache 179.191.175.53 --irr-server "127.0.0.1:$port" --irr-source RADB --irr-source TC \
  --exchange "ix-br-sp=187.16.216.0/21,2001:12f8::/64,IX.br SP" --peer 13335 --peer-name Cloudflare \
  --peer-as-set RADB::AS-CLOUDFLARE --local 187.16.217.180 --remote 187.16.219.133 --no-input
cd peering
tell "What the networks have registered is fetched and committed; then the router's configuration is built and proven."
run peerc fetch
run peerc build
git init --quiet --initial-branch=main
git add --all
git commit --quiet --message="The network"
git init --quiet --bare --initial-branch=main "$work/peering.git"
git remote add origin "$work/peering.git"
git push --quiet origin main
tell "It is committed and pushed. Before any push, one command says whether it will pass:"
run peerc check

chapter "A pull request"
node "$here/forge.js" >"$work/forge.port" &
pids+=($!)
for _ in $(seq 100); do [ -s "$work/forge.port" ] && break; sleep 0.1; done
forge=http://127.0.0.1:$(cat "$work/forge.port")
export GITHUB_ACTIONS=true GITHUB_API_URL=$forge GITHUB_REPOSITORY=noc/peering GITHUB_TOKEN=of-the-tutorial
# Asks the played forge.
ask() { node -e 'fetch(process.argv[1]).then((r) => r.text()).then((t) => console.log(eval(process.argv[2])))' "$forge/repos/noc/peering/$1" "$2"; }

tell "A peer is added on a branch."
git checkout --quiet -b add-peer
run peerc add 15169 --exchange ix-br-sp --local 187.16.217.180 --remote 187.16.218.58 --file peers/peers.yaml
run peerc fetch
git add --all
git commit --quiet --message="Peer with AS15169"
tell "Somebody forgets to build. The check says which file is out of date and why, and what a build would change:"
printf '```text\n$ sh ci/check.sh\n'
code=0
sh ci/check.sh 2>&1 | shown || code=$?
printf '(exit code %s)\n```\n\n' "$code"
run peerc build
git add --all
git commit --quiet --message="Build"
git push --quiet origin add-peer "HEAD:refs/pull/1/head"
head=$(git rev-parse HEAD)
ask "heads/add-peer/$head" '""' >/dev/null
tell "The comment is made on the default branch, from the commit as data. Here it is, as the forge got it:"
git checkout --quiet main
PEERC_HEAD=$head run sh ci/comment.sh
printf '````markdown\n'
ask written 'JSON.parse(t).comments[0].body' | shown
printf '````\n\n'
git merge --quiet --ff-only add-peer
git push --quiet origin main

chapter "A nightly refresh that merges itself"
tell "AS13335 registers one more prefix, inside of what it has registered. That is allowed by \`changes.yaml\`."
registries '\nroute:      104.21.0.0/20\norigin:     AS13335\nmnt-by:     MAINT-SAMPLE\nsource:     RADB\n'
run sh ci/refresh.sh
git pull --quiet --ff-only origin main
run git show --stat --format=%s

chapter "And one that does not"
tell "Then it registers address space that nobody had registered for it. A person decides about that: the request has what it means."
registries '\nroute:      104.21.0.0/20\norigin:     AS13335\nmnt-by:     MAINT-SAMPLE\nsource:     RADB\n\nroute:      45.60.0.0/22\norigin:     AS13335\nmnt-by:     MAINT-SAMPLE\nsource:     RADB\n'
run sh ci/refresh.sh
printf '````markdown\n'
ask written 'JSON.parse(t).requests.at(-1).body' | shown
printf '````\n'
