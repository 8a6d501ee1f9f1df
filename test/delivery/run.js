// `npm run test:faults`: loads of a new file by the example of delivery, with every fault at every step, and a table of what became
// of them. PEERC_FAULT=REGEX plays those whose name matches; PEERC_AT_ONCE=4 is how many run side by side; with
// PEERC_FAULT_LOG=FILE each outcome is a line of JSON in that file as soon as it is known, and what is there is not played again.
import { installTools } from "../install-tools.js";
import { runJest } from "../run-jest.js";

// Asked for by name, these tests are never skipped.
if (!installTools()) process.exit(1);

process.exit(runJest(["test/delivery", ...process.argv.slice(2)], { PEERC_ALL_FAULTS: "true" }));
