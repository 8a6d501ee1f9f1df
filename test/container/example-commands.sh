# What is tried in a container: the example is fetched from its dumps, built, validated and explained.
cp -R /opt/peerc/examples/azion/. .
rm -r snapshot
peerc --version --json
peerc fetch
peerc build --check
peerc validate
peerc explain AS13335_IX_BR_SP_V4 104.18.33.0/24 --as-path "13335 209242"
id -un
