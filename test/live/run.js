// `npm run test:live`: the routers at work, with all routes that other speakers can send; `npm test` sends half of them.
import { installTools } from "../install-tools.js";
import { runJest } from "../run-jest.js";

// Asked for by name, these tests are never skipped.
if (!installTools()) process.exit(1);

process.exit(runJest(["test/live", ...process.argv.slice(2)], { PEERC_ALL_ROUTES: "true" }));
