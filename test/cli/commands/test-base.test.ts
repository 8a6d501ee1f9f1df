import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

const ASSERTIONS = `assertions:
  - name: no session newly accepts what is inside of 60.0.0.0/8
    on: { direction: import }
    every: { prefix: { in: 60.0.0.0/8^+ } }
    expect: not-newly-accepted
  - name: nobody loses a prefix
    on: { direction: import, peer: [13335, 714] }
    every: {}
    expect: not-newly-rejected
  - name: what Apple sends is treated as before
    on: { direction: import, peer: 714 }
    route: { prefix: 17.36.0.0/15 }
    expect: unchanged
  - name: whatever Meta sends is treated as before
    on: { direction: import, peer: 32934 }
    every: {}
    expect: unchanged
`;

let history: GitHistory;
beforeAll(() => {
  history = gitHistory();
  history.copy("examples/azion", "net");
  for (const name of ["no-leaks", "what-we-announce", "what-we-take"]) {
    history.write({ [`net/tests/${name}.yaml`]: null });
  }
  history.commit("the network", { "net/tests/change.yaml": ASSERTIONS });
});
afterAll(() => history.remove());

const PEERS = "net/peers/content.yaml";
const read = () => readFileSync(join(history.root, PEERS), "utf8");
const peercTest = (...argv: readonly string[]) => captured(history.root, "test", "net", ...argv);

test("an assertion about a change fails without the network before it", async () => {
  const { code, stdout, stderr } = await peercTest();
  expect(code).toBe(1);
  expect(stdout).toContain("4 assertions in 1 file: 0 ok, 4 FAILED");
  expect(stderr).toContain(
    "error[assertion-needs-base]: nobody loses a prefix: this is about a change",
  );
  expect(stderr).toContain("peerc test --base origin/main");
});

test("holds if nothing has changed", async () => {
  const { code, stdout, stderr } = await peercTest("--base", "HEAD");
  expect(code).toBe(0);
  expect(stderr).not.toContain("error[");
  expect(stdout).toContain("4 assertions in 1 file: 4 ok, 0 FAILED");
  expect(stdout).toContain("every route)");
});

test("is decided for every route, on each session, and shows one that differs", async () => {
  const text = read();
  const more = "as_sets: [RADB::AS-CLOUDFLARE]\n    prefixes: [60.1.0.0/16]";
  history.write({ [PEERS]: text.replace("as_sets: [RADB::AS-CLOUDFLARE]", more) });
  const gained = await peercTest("--base", "HEAD");
  expect(gained.code).toBe(1);
  expect(gained.stdout).toContain("4 assertions in 1 file: 3 ok, 1 FAILED");
  expect(gained.stderr).toContain(
    "the route 60.1.0.0/16, AS_PATH 13335, next hop 187.16.219.133, RPKI not-found should be rejected, as before; " +
      "before, it was rejected (not-in-irr); the policy makes it accepted",
  );
  history.commit("registered");
  history.write({ [PEERS]: text });
  const lost = await peercTest("--base", "HEAD");
  expect(lost.stdout).toContain("4 assertions in 1 file: 3 ok, 1 FAILED");
  expect(lost.stderr).toContain("nobody loses a prefix: ");
  expect(lost.stderr).toContain(
    "should be accepted, as before; before, it was accepted; the policy makes it rejected (not-in-irr)",
  );
  history.commit("no longer registered");
});

test("of one route is about its attributes, too, and a new session accepted nothing before", async () => {
  const text = read();
  const changed = text.replace(/(- asn: 714\n)/, "$1    settings: { local_preference: 123 }\n");
  history.write({ [PEERS]: changed });
  const { stdout, stderr } = await peercTest("--base", "HEAD");
  expect(stdout).toContain("3 ok, 1 FAILED");
  expect(stderr).toContain(
    "should be treated as before; before, it was accepted with local preference 200; the policy makes it accepted with local preference 123",
  );
  const every = text.replace(/(- asn: 32934\n)/, "$1    settings: { local_preference: 123 }\n");
  history.write({ [PEERS]: every });
  const meta = await peercTest("--base", "HEAD");
  expect(meta.stdout).toContain("3 ok, 1 FAILED");
  expect(meta.stderr).toContain("whatever Meta sends is treated as before: ");
  history.write({
    [PEERS]: text,
    "net/peers/new.yaml":
      "peers:\n  - asn: 19551\n    name: Imperva\n    relation: peer\n    prefixes: [60.2.0.0/16]\n    origins: [19551]\n" +
      "    max_prefixes: { ipv4: 500 }\n    sessions:\n      - router: gig1\n        exchange: ix-br-rj\n" +
      "        local: 45.6.53.80\n        remote: 45.6.52.77\n",
  });
  const isNew = await peercTest("--base", "HEAD");
  expect(isNew.stdout).toContain("3 ok, 1 FAILED");
  expect(isNew.stderr).toContain(
    "the session is new; before, it was rejected; the policy makes it accepted",
  );
  const { code, stderr: unknown } = await peercTest("--base", "nowhere");
  expect(code).toBe(1);
  expect(unknown).toContain("has no revision `nowhere`");
});
