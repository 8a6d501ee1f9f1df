// `npm run test:systemd`: FRR's timer of systemd, which is the default of a plan, on a router whose first process is a real systemd.
import { existsSync } from "node:fs";

import { installTools } from "../install-tools.js";
import { runJest } from "../run-jest.js";

// Asked for by name, these tests are never skipped: where systemd cannot be started, they fail.
if (!installTools()) process.exit(1);
const lacking = ["/lib/systemd/systemd", "/usr/bin/systemd-run"].filter(
  (path) => !existsSync(path),
);
if (lacking.length > 0) {
  console.error(
    `\n!!! NOT TESTED, because not installed: ${lacking.join(", ")} (apt-get install systemd) !!!\n`,
  );
  process.exit(1);
}

process.exit(
  runJest(["--testMatch=**/test/delivery/*.slow.ts", "--runInBand", ...process.argv.slice(2)]),
);
