// The last lines of `npm run demo`: what to do next.
console.log(`
Next:
  Read what was made             examples/azion/rendered/for1.conf, and what it was made from in examples/azion
  Ask what a route will do       node dist/cli/main.cjs explain --dir examples/azion 187.16.219.133 104.18.33.0/24 --as-path "13335 209242"
  Break something and see        change a line of examples/azion/peers/content.yaml, then: node dist/cli/main.cjs build examples/azion
  Hold the network to its rules  node dist/cli/main.cjs test examples/azion
  Start with your own            README.md, "Start with your own network"; \`npm link\` makes node dist/cli/main.cjs the command peerc`);
