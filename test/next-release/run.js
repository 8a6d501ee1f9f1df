// `npm run test:next`: the tests that talk to BIRD and FRR, with the versions of the next Debian release in the place of the
// ones that are installed. They are put there by bind mounts in a mount namespace, so that no test has to know.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { installTools } from "../install-tools.js";
import { installRelease } from "./install.js";

const SUITE = process.env.PEERC_NEXT_SUITE || "trixie";

/** What is tested with each set of programs. */
const RUNS = [
  {
    set: "main",
    tests: ["test/platforms/bird", "test/platforms/frr", "test/live", "test/cli/example"],
  },
  { set: "bird3", tests: ["test/platforms/bird", "test/live/every-rule/bird"] },
];

// Asked for by name, these tests are never skipped.
if (!installTools()) process.exit(1);

const root = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
const folder = root ? installRelease(SUITE) : null;
if (folder === null) {
  console.error(`\n!!! NOT TESTED: ${SUITE}, which takes root and apt on Debian !!!\n`);
  process.exit(1);
}

// Arguments: parts of the tests, of both runs.
const only = process.argv.slice(2);
let failed = 0;
for (const { set, tests: all } of RUNS) {
  const tests =
    only.length === 0
      ? all
      : only.filter((path) => all.some((own) => path.startsWith(own) || own.startsWith(path)));
  if (tests.length === 0) continue;
  const mounts = mountsOf(join(folder, set));
  console.error(`\npeerc tests: ${SUITE}, ${versionsIn(mounts)}`);
  const script = [
    "set -e",
    ...mounts.map(([from, to]) => `mount --bind '${from}' '${to}'`),
    'exec "$@"',
  ].join("\n");
  const jest = [
    process.execPath,
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    "node_modules/jest/bin/jest.js",
    ...tests,
  ];
  const { status } = spawnSync("unshare", ["--mount", "sh", "-c", script, "sh", ...jest], {
    stdio: "inherit",
  });
  if (status !== 0) failed = 1;
}
process.exit(failed);

/** What stands where: the wrapped programs, and the folder with FRR's modules, which it looks for by its full path. */
function mountsOf(unpacked) {
  const wrapped = join(unpacked, "run");
  const programs = ["usr/sbin/bird", "usr/sbin/birdc", "usr/bin/vtysh"];
  const libraries = readdirSync(join(unpacked, "usr/lib"))
    .filter((name) => name.endsWith("-linux-gnu"))
    .map((name) => `usr/lib/${name}/frr`)
    .filter((path) => existsSync(join(unpacked, path)));
  return [
    ...programs.map((path) => [join(wrapped, path), `/${path}`]),
    ...(existsSync(join(wrapped, "usr/lib/frr/bgpd"))
      ? [[join(wrapped, "usr/lib/frr"), "/usr/lib/frr"]]
      : []),
    ...libraries.map((path) => [join(unpacked, path), `/${path}`]),
  ].filter(([from, to]) => existsSync(from) && existsSync(to));
}

function versionsIn(mounts) {
  return mounts
    .filter(([, to]) => to.endsWith("/bird") || to.endsWith("/vtysh"))
    .map(([program, to]) => {
      const args = [to.endsWith("/bird") ? "--version" : "--help"];
      const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
      const version = /version (\d+(?:\.\d+)*)/.exec(stdout + stderr)?.[1] ?? "of no version";
      return `${to.endsWith("/bird") ? "BIRD" : "FRR"} ${version}`;
    })
    .join(", ");
}
