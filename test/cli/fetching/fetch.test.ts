import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { startIrrdServer } from "../../../src/irr/index.ts";
import { readSnapshot, writeSnapshot } from "../../../src/snapshot/index.ts";
import { AZION_DUMP as AZION } from "../../fixtures/azion-dump.ts";
import { networkText } from "../../fixtures/network.ts";
import { readRegistry } from "../../irr/registry.ts";
import { startScriptedServer } from "../../irr/client/scripted-server.ts";
import { captured } from "../captured.ts";

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
if (!installed && !process.env["CI"]) console.warn("bgpq4 is not installed: its tests are skipped");
const testBgpq4 = installed || process.env["CI"] ? test : test.skip;

let root = "";
const open: { close(): Promise<void> }[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-fetch-"));
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  for (const each of open.splice(0)) await each.close();
});

/** Declares the small network over dumps, or with its registry data from elsewhere. */
function declare(registry: string, irr?: string): void {
  const text = networkText();
  const dumps = "irr: { dumps: [irr.rpsl], sources: [RADB, TC] }";
  if (!text.includes(dumps)) throw new Error("the fixture has changed");
  writeFileSync(join(root, "irr.rpsl"), registry);
  writeFileSync(join(root, "network.yaml"), irr === undefined ? text : text.replace(dumps, irr));
}

async function serve(registry: string): Promise<string> {
  const server = await startIrrdServer(await readRegistry(registry));
  open.push(server);
  return `127.0.0.1:${server.port}`;
}

/** The files of the snapshot, without the index's record of who answered. */
function data(): Readonly<Record<string, string>> {
  const files = snapshot();
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text
        .replace(/ {6}"answered_by": \[\n(?: {8}.*\n)+ {6}\],\n/g, "")
        .replace(/"digest": .*/g, '"digest": "",'),
    ]),
  );
}

/** The files of the snapshot: path → text. */
function snapshot(): Readonly<Record<string, string>> {
  const folder = join(root, "snapshot");
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, "utf8")]));
}

describe("peerc fetch", () => {
  test("writes the same snapshot, byte for byte, from a server as from dumps", async () => {
    declare(AZION);
    expect(await captured(root, "fetch")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^snapshot: written, 3 objects differ\n/),
    });
    const fromDumps = data();
    const digest = createHash("sha256").update(AZION).digest("hex");
    const index = (): string => readFileSync(join(root, "snapshot/index.json"), "utf8");
    expect(index().match(/"answered_by": \[\n.*\n {6}\]/g)).toEqual(
      Array(3).fill(`"answered_by": [\n        "irr.rpsl sha256:${digest}"\n      ]`),
    );
    rmSync(join(root, "snapshot"), { recursive: true });
    const server = await serve(AZION);
    declare("", `irr: { servers: ["${server}"], sources: [RADB, TC] }`);
    const { code, stdout, stderr } = await captured(root, "fetch");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`snapshot: written, 3 objects differ, asked ${server}\n`);
    expect(data()).toEqual(fromDumps);
    expect(index().match(/"answered_by": \[\n.*\n {6}\]/g)).toEqual(
      Array(3).fill(`"answered_by": [\n        "${server}"\n      ]`),
    );
    expect((await captured(root, "fetch", "--check")).stdout).toBe(
      `snapshot: nothing new, asked ${server}.\n`,
    );
  });

  test("leaves the record alone if another server agrees, and names the server if it was missing", async () => {
    const [first, second] = [await serve(AZION), await serve(AZION)];
    declare("", `irr: { servers: ["${first}"], sources: [RADB, TC] }`);
    expect((await captured(root, "fetch")).code).toBe(0);
    const before = snapshot();
    declare("", `irr: { servers: ["${second}"], sources: [RADB, TC] }`);
    expect((await captured(root, "fetch")).stdout).toBe(
      `snapshot: nothing new, asked ${second}.\n`,
    );
    expect(snapshot()).toEqual(before);

    const folder = {
      name: "snapshot",
      read: (path: string) => readFileSync(join(root, "snapshot", path), "utf8"),
      paths: null,
    };
    const objects = [...(readSnapshot(folder, () => undefined) ?? [])].map(([name, object]) => {
      const { answeredBy, ...older } = object;
      expect(answeredBy).toEqual([first]);
      return [name, older] as const;
    });
    expect(objects).toHaveLength(3);
    const older = writeSnapshot(new Map(objects)).get("index.json") ?? "";
    expect(older).not.toContain("answered_by");
    writeFileSync(join(root, "snapshot/index.json"), older);
    const { code, stdout } = await captured(root, "fetch");
    expect(code).toBe(0);
    expect(stdout).toContain(`  RADB::AS-PEER changed: answered by ${second}\n`);
    expect((await captured(root, "fetch", "--check")).code).toBe(0);
  });

  test("queries the next server for everything if one fails, and reports that", async () => {
    const dead = await startScriptedServer(() => ({ send: "F no\n", then: "close" }));
    open.push(dead);
    const server = await serve(AZION);
    const servers = `["127.0.0.1:${dead.port}", "${server}"]`;
    declare("", `irr: { servers: ${servers}, sources: [RADB, TC] }`);
    const { code, stderr, stdout } = await captured(root, "fetch");
    expect(code).toBe(0);
    expect(stdout).toContain(`asked ${server}\n`);
    expect(stderr).toMatch(/warning\[irr-server-passed-over\]: 127\.0\.0\.1:\d+: .*; another/);
    expect(stderr).toContain("network.yaml:");
  });

  test("writes nothing where no server answers, each with its reason at its place", async () => {
    declare("", `irr: { servers: ["127.0.0.1:1"], sources: [RADB, TC] }`);
    const { code, stderr } = await captured(root, "fetch");
    expect(code).toBe(1);
    expect(stderr).toMatch(/error\[irr-server-unusable\]: 127\.0\.0\.1:1: connect ECONNREFUSED/);
    expect(readdirSync(root).sort()).toEqual(["irr.rpsl", "network.yaml"]);
  });

  test("does not take a set from another registry than before, unless it is acknowledged", async () => {
    declare(AZION);
    const network = join(root, "network.yaml");
    writeFileSync(network, readFileSync(network, "utf8").replace("RADB::AS-PEER", "AS-PEER"));
    const squatted = `as-set: AS-PEER\nmembers: AS13335\n`;
    const before = AZION.replace("AS-PART\nsource: RADB", "AS-PART\nsource: TC");
    writeFileSync(join(root, "irr.rpsl"), before);
    expect((await captured(root, "fetch")).code).toBe(0);
    expect(readFileSync(join(root, "snapshot/index.json"), "utf8")).toContain('"found_in": "TC"');

    writeFileSync(join(root, "irr.rpsl"), `${before}\n${squatted}source: RADB\n`);
    const { code, stderr } = await captured(root, "fetch");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "error[guard-source-moved]: AS-PEER was in TC, and is now taken from RADB",
    );
    const taken = await captured(root, "fetch", "--acknowledge", "AS-PEER");
    expect(taken.code).toBe(0);
    expect(taken.stdout).toContain("found in RADB, before in TC");
    expect((await captured(root, "fetch")).stdout).toBe("snapshot: nothing new.\n");
  });

  test("does not take a set inside of one from another registry than before, unless it is acknowledged", async () => {
    // The one of RADB counts, as long as it is there.
    declare(`${AZION}\nas-set: AS-PART\nmembers: AS209242\nsource: RADB\n`);
    const origins = () =>
      readFileSync(join(root, "snapshot/RADB/AS-PEER.origins"), "utf8").split("\n");
    expect((await captured(root, "fetch")).code).toBe(0);
    expect(origins()).toContain("AS209242 RADB::AS-PEER > RADB::AS-PART");
    const before = snapshot();

    // What it stands for is still the same; what it will stand for, another one says.
    writeFileSync(join(root, "irr.rpsl"), AZION);
    const { code, stderr } = await captured(root, "fetch");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "error[guard-member-moved]: RADB::AS-PEER: its member AS-PART was in RADB, and is now taken from TC",
    );
    expect(snapshot()).toEqual(before);
    const taken = await captured(root, "fetch", "--acknowledge", "RADB::AS-PEER");
    expect([taken.code, taken.stderr]).toEqual([0, ""]);
    expect(taken.stdout).toContain(
      "  RADB::AS-PEER changed: AS-PART found in TC, before in RADB\n",
    );
    expect(origins()).toContain("AS209242 RADB::AS-PEER > TC::AS-PART");
    expect((await captured(root, "fetch")).stdout).toBe("snapshot: nothing new.\n");
  });

  test("takes a set inside of one from anywhere where the snapshot of before names no sources, and then names them", async () => {
    declare(AZION);
    expect((await captured(root, "fetch")).code).toBe(0);
    const folder = {
      name: "snapshot",
      read: (path: string) => readFileSync(join(root, "snapshot", path), "utf8"),
      paths: null,
    };
    const older = [...(readSnapshot(folder, () => undefined) ?? [])].map(([name, object]) => {
      const origins = object.origins.map(({ asn, via }) => ({
        asn,
        via: via.map((text) => text.replace(/^.*::/, "")),
      }));
      const { sets, ...rest } = object;
      expect(sets).toEqual(
        name === "RADB::AS-PEER" ? ["TC::AS-PART"] : name === "AS52580" ? undefined : [],
      );
      return [name, { ...rest, origins }] as const;
    });
    rmSync(join(root, "snapshot/RADB/AS-PEER.sets"));
    for (const [path, text] of writeSnapshot(new Map(older))) {
      writeFileSync(join(root, "snapshot", path), text);
    }
    expect(snapshot()[join(root, "snapshot/RADB/AS-PEER.origins")]).not.toContain("::");
    const moved = `${AZION}\nas-set: AS-PART\nmembers: AS209242\nsource: RADB\n`;
    writeFileSync(join(root, "irr.rpsl"), moved);
    const { code, stderr, stdout } = await captured(root, "fetch");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("  RADB::AS-PEER changed: the sets inside of it recorded\n");
    expect(snapshot()[join(root, "snapshot/RADB/AS-PEER.origins")]).toContain("RADB::AS-PART");
    expect((await captured(root, "fetch")).stdout).toBe("snapshot: nothing new.\n");
  });

  testBgpq4("cross-checks the engines over dumps, and over a server", async () => {
    declare(AZION);
    expect(await captured(root, "fetch", "--cross-check")).toMatchObject({ code: 0, stderr: "" });
    const server = await serve(AZION);
    declare("", `irr: { servers: ["${server}"], sources: [RADB, TC] }`);
    expect(await captured(root, "fetch", "--cross-check", "--check")).toMatchObject({
      code: 0,
      stderr: "",
      stdout: `snapshot: nothing new, asked ${server}.\n`,
    });
  });

  testBgpq4("names what the engines differ in, and takes neither's word", async () => {
    // A server that hides a route from those who ask for a whole set.
    const honest = await serve(AZION);
    const port = Number(honest.split(":")[1]);
    const { connect, createServer } = await import("node:net");
    const proxy = createServer((client) => {
      const upstream = connect(port, "127.0.0.1");
      client.on("error", () => upstream.destroy()).on("close", () => upstream.destroy());
      upstream.on("error", () => client.destroy()).on("close", () => client.destroy());
      client.on("data", (data) => upstream.write(data));
      upstream.on("data", (data) => {
        const text = data.toString("latin1");
        const hidden = "A25\n1.1.1.0/24 104.16.0.0/13\nC\n";
        client.write(text.includes(hidden) ? "A11\n1.1.1.0/24\nC\n" : text, "latin1");
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => new Promise((resolve) => proxy.close(() => resolve())) });
    const address = proxy.address();
    const liar = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    declare("", `irr: { servers: ["${liar}"], sources: [RADB, TC] }`);
    const { code, stderr } = await captured(root, "fetch", "--cross-check");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "error[irr-engines-differ]: RADB::AS-PEER: 1 prefix only with native 1: " +
        "104.16.0.0/13 (AS209242@TC via RADB::AS-PEER > TC::AS-PART)",
    );
    expect(stderr).toContain("guard-failed");
    expect(readdirSync(root)).not.toContain("snapshot");
  });
});
