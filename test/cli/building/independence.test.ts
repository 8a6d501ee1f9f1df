import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";

import { captured } from "../captured.ts";

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-independence-"));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A router, peer, policy or file that is right, and as it is with a mistake. */
interface Part {
  readonly right: string;
  readonly wrong: string;
}

const router = (more: string) => `platform: bird, version: "2.0.12"${more}`;
const ROUTERS: Readonly<Record<string, Part>> = {
  a: { right: router(""), wrong: router("").replace("2.0.12", "1.6") },
  b: { right: router(""), wrong: router("").replace("bird", "brid") },
  c: { right: router(""), wrong: router(", waive: [reject-as-set]") },
  d: {
    right: 'platform: junos, version: "25.4", waive: [reject-as-set]',
    wrong: 'platform: junos, version: "25.4"',
  },
  e: { right: router(""), wrong: router(", site: ''") },
};
const ROUTER_NAMES = Object.keys(ROUTERS);

const session = (at: string, more = "") =>
  `sessions: [{ router: ${at}, pni: xe-0, local: 198.51.100.H, remote: 198.51.100.R${more} }]`;
const of = (policy: string, rest: string) => `policy: ${policy}, ${rest}`;
const PEERS: readonly Part[] = [
  // What each is on must not depend on another mistake: so on no router that may be broken as a whole.
  { right: of("one", session("c")), wrong: of("one", session("z")) },
  { right: of("one", session("c")), wrong: of("oen", session("c")) },
  { right: of("one", session("d")), wrong: of("one", session("d", ", ttl_security: true")) },
  { right: of("one", session("c")), wrong: of("one", session("c", ", multihop: 1")) },
  // A term that cannot be read may be what has use for the setting, so it is another policy.
  { right: of("sound", session("c")), wrong: of("sound", session("c", ", settings: { med: 1 }")) },
  { right: of("two", session("c")), wrong: of("two", session("c", ", tcp_ao: { keychain: x }")) },
  { right: of("tests", session("d")), wrong: of("tests", session("d", ", timers: 3")) },
];

const policy = (name: string, term: string) =>
  `name: ${name}\nabout: A policy.\nlimits: { max_prefixes: { ipv4: 9, ipv6: 9, warn_at: 80%, on_exceed: shutdown } }\n` +
  `import:\n  - use: reject-as-set\n  - ${term}\n  - use: accept-remaining\nexport:\n  - use: accept-remaining\n`;
const EDIT = '{ name: tag, edit: { add_communities: ["$own:1:2"] } }';
const AFTER = '{ name: late, when: { community: { any: ["$own:1:2"] } }, then: { reject: x } }';
const FILES: Readonly<Record<string, Part>> = {
  "policies/one.yaml": {
    right: policy("one", "use: reject-own-asn"),
    wrong: policy("one", "use: reject-own-asm"),
  },
  "policies/two.yaml": {
    right: policy("two", EDIT),
    wrong: policy("two", `${EDIT}\n  - ${AFTER}`),
  },
  "policies/tests.yaml": {
    right: policy("tests", "use: reject-own-asn"),
    wrong: policy("tests", "{ use: reject-own-asn, number: x }"),
  },
  "policies/other.yaml": { right: policy("other", "use: reject-own-asn"), wrong: "name: other\n" },
  "peers/more.yaml": { right: "peers: []\n", wrong: "peers: [\n" },
  "tests/a.yaml": {
    right:
      "assertions: [{ name: a, on: { direction: import, router: b }, every: {}, expect: reject }]\n",
    wrong:
      "assertions: [{ name: a, on: { direction: import, router: y }, every: {}, expect: reject }]\n",
  },
};

const PARTS = ROUTER_NAMES.length + PEERS.length + Object.keys(FILES).length;

/** What is said of a network with mistakes in some of its parts: codes with their places, but the columns. */
async function reportedOf(mistakes: ReadonlySet<number>): Promise<readonly string[]> {
  let index = 0;
  const pick = ({ right, wrong }: Part) => (mistakes.has(index++) ? wrong : right);
  const routers = Object.entries(ROUTERS).map(
    ([name, part], i) => `  ${name}: { router_id: 192.0.2.${i + 1}, ${pick(part)} }\n`,
  );
  const peers = PEERS.map((part, i) => {
    const [local, remote] = [String(2 * i), String(2 * i + 1)];
    const rest = pick(part).replace("100.H", `100.${local}`).replace("100.R", `100.${remote}`);
    return `  - { asn: ${13_000 + i}, name: P, relation: transit, ${rest.replace("xe-0", `xe-${i}`)} }\n`;
  });
  const texts: Record<string, string> = {
    "network.yaml":
      "network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }\n" +
      `irr: { servers: [rr.ntt.net], sources: [RADB] }\nrouters:\n${routers.join("")}peers:\n${peers.join("")}`,
  };
  texts["policies/sound.yaml"] = policy("sound", "use: reject-own-asn");
  for (const [path, part] of Object.entries(FILES)) texts[path] = pick(part);
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { stdout } = await captured(root, "validate", ".", "--format", "json");
  const found = JSON.parse(stdout) as {
    severity: string;
    code: string;
    file: string;
    line: number;
  }[];
  const errors = found.filter(({ severity }) => severity === "error");
  return errors.map(({ code, file, line }) => `${file}:${line} ${code}`);
}

test("messages about one part depend on no mistake in another one", async () => {
  expect(await reportedOf(new Set())).toEqual([]);
  const alone: (readonly string[])[] = [];
  for (let i = 0; i < PARTS; i++) alone.push(await reportedOf(new Set([i])));
  expect(alone.filter((reported) => reported.length === 0)).toEqual([]);
  await fc.assert(
    fc.asyncProperty(fc.subarray(alone.map((_, i) => i)), async (chosen) => {
      const reported = await reportedOf(new Set(chosen));
      expect([...reported].sort()).toEqual(chosen.flatMap((i) => alone[i] ?? []).sort());
    }),
    { numRuns: 25 },
  );
});

test("without data nothing more is reported than with it, except what was not checked", async () => {
  const reported = async () => {
    const { stdout } = await captured(root, "validate", "azion", "--format", "json");
    return (JSON.parse(stdout) as object[]).map((found) => JSON.stringify(found));
  };
  cpSync("examples/azion", join(root, "azion"), { recursive: true });
  const withData = await reported();
  rmSync(join(root, "azion/snapshot"), { recursive: true });
  const without = await reported();
  expect(without.filter((found) => !withData.includes(found))).toEqual([
    expect.stringContaining('"code":"registry-data-missing"'),
  ]);
  expect(withData.filter((found) => !without.includes(found))).toEqual([]);
});
