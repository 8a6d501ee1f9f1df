// The last lines of `npm run demo`: what to do next.
console.log(`
Next:
  Read the output                examples/azion/rendered/for1.conf, and its input in examples/azion
  Ask what happens to a route    node dist/cli/main.cjs explain --dir examples/azion 187.16.219.133 104.18.33.0/24 --as-path "13335 209242"
  Break something and see        change a line of examples/azion/peers/content.yaml, then: node dist/cli/main.cjs build examples/azion
  Check the assertions           node dist/cli/main.cjs test examples/azion
  Start with your own network    docs/getting-started.md; \`npm link\` makes node dist/cli/main.cjs the command peerc`);
