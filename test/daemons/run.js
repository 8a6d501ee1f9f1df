// `npm run test:daemons`: what the readers say of many thousand texts, held against running daemons; `npm test` tries some hundred.
// PEERC_SEED=7 makes other texts; the seed is printed.
import { installTools } from "../install-tools.js";
import { runJest } from "../run-jest.js";

// Asked for by name, these tests are never skipped.
if (!installTools()) process.exit(1);

process.exit(runJest(["test/daemons", ...process.argv.slice(2)], { PEERC_ALL_TEXTS: "true" }));
