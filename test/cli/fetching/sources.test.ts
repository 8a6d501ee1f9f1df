import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { AZION_DUMP } from "../../fixtures/azion-dump.ts";
import { networkText } from "../../fixtures/network.ts";
import { startServer, type FaultyServer } from "../../sources/http/faulty-server.ts";
import { captured, capturedWith, type Captured } from "../captured.ts";
import { FLOWS, ixf, peeringDbDump, risDump, rpki } from "./sources.ts";

const SECRET = "AbCdEf12.very-secret-key-0123456789";

/** What the server gives: path → body; null: 404, which is not asked for again. */
type Answers = Record<string, string | Buffer | null>;

let root = "";
let server: FaultyServer;
let answers: Answers = {};
let now = Date.parse("2026-11-29T12:00:00Z");

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "peerc-sources-"));
  now = Date.parse("2026-11-29T12:00:00Z");
  answers = {
    "/rpki.json": rpki(),
    "/ris.gz": risDump(),
    "/members.json": ixf(),
    "/peeringdb.json": peeringDbDump(),
  };
  server = await startServer((response, { path }) => {
    const body = answers[path.replace(/\?.*/, "")] ?? null;
    response.writeHead(body === null ? 404 : 200).end(body ?? "not here");
  });
  writeFileSync(join(root, "irr.rpsl"), AZION_DUMP);
  writeFileSync(join(root, "flows.csv"), FLOWS);
  declare();
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
  delete process.env["PEERINGDB_API_KEY"];
});

/** Declares every source, all but one at the server. */
function declare(
  peeringdb = `{ from: "${server.url}/peeringdb.json" }`,
  query = "format=json",
): void {
  const at = (path: string): string => `"${server.url}${path}"`;
  const text = networkText({
    exchange: `, ixf: ${at("/members.json")}`,
    more: `guards: { shrink: 20%, at_least: 2 }
sources:
  max_age: 7d
  peeringdb: ${peeringdb}
  rpki: { from: ${at(`/rpki.json?${query}`)} }
  routing_table: { from: ${at("/ris.gz")} }
  flows: { from: flows.csv }
`,
  });
  writeFileSync(join(root, "network.yaml"), text);
}

const fetched = (...args: readonly string[]): Promise<Captured> =>
  capturedWith({ now: () => now }, root, "fetch", ...args);

/** The files of the snapshot's sources: path → text. */
function files(): Readonly<Record<string, string>> {
  const folder = join(root, "snapshot/sources");
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}

interface Index {
  readonly sources: Readonly<
    Record<string, { readonly time: string; readonly origins: readonly string[] }>
  >;
}
const index = (): Index["sources"] => (JSON.parse(files()["index.json"] ?? "") as Index).sources;

/** The files of one source. */
const filesOf = (name: string) =>
  Object.fromEntries(Object.entries(files()).filter(([path]) => path.startsWith(`${name}/`)));

describe("peerc fetch with every source", () => {
  test("writes all of them, with where and when they are from", async () => {
    const { code, stdout, stderr } = await fetched();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of ["flows", "ixf/ix", "peeringdb", "routing-table", "rpki"]) {
      expect(stdout).toContain(`\n  ${name} added: `);
    }
    const { url } = server;
    expect(
      Object.entries(index()).map(([name, { time, origins }]) => [name, time, origins.join()]),
    ).toEqual([
      ["flows", "2026-11-29T12:00:00Z", "flows.csv"],
      ["ixf/ix", "2026-11-28T12:00:00Z", `${url}/members.json`],
      ["peeringdb", "2026-11-28T12:00:00Z", `${url}/peeringdb.json`],
      ["routing-table", "2026-11-28T12:00:00Z", `${url}/ris.gz`],
      ["rpki", "2026-11-28T12:00:00Z", `${url}/rpki.json`],
    ]);
  });

  test("the commands that read them do", async () => {
    await fetched();
    const candidates = await captured(root, "candidates", "--format", "csv");
    expect(candidates.stdout.split("\r\n")[1]).toMatch(/^60000,Network 60000,Open,.*,5000,,/);
    const contacts = await captured(root, "list", "--contacts", "--format", "csv");
    expect(contacts.stdout).toContain("Cloudflare,13335,known,NOC,");
  });

  test("writes the same again, byte for byte, and says that nothing differs", async () => {
    await fetched();
    const before = files();
    const { code, stdout } = await fetched();
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/added|changed|removed/);
    expect(files()).toEqual(before);
  });

  test("new times alone are written, and are no difference", async () => {
    await fetched();
    const before = filesOf("rpki");
    answers["/rpki.json"] = rpki(3, "2026-11-29T11:00:00Z");
    const check = await fetched("--check");
    expect(check).toMatchObject({ code: 0, stderr: "" });
    expect(index()["rpki"]?.time).toBe("2026-11-28T12:00:00Z");
    const { code, stdout } = await fetched();
    expect(code).toBe(0);
    expect(stdout).not.toContain("changed");
    expect(filesOf("rpki")).toEqual(before);
    expect(index()["rpki"]?.time).toBe("2026-11-29T11:00:00Z");
  });

  test("--check writes nothing, and says what would change by its exit code", async () => {
    expect((await fetched("--check")).code).toBe(2);
    expect(readdirSync(root)).not.toContain("snapshot");
    await fetched();
    const before = files();
    answers["/peeringdb.json"] = peeringDbDump(2);
    const { code, stdout } = await fetched("--check");
    expect(code).toBe(2);
    expect(stdout).toContain("peeringdb changed: networks.jsonl +1, ports.jsonl +1");
    expect(files()).toEqual(before);
  });

  test("--only asks for nothing else, and keeps the rest", async () => {
    await fetched();
    const before = files();
    const asked = server.asked.length;
    answers = { "/rpki.json": rpki(2) };
    const { code, stdout } = await fetched("--only", "rpki");
    expect(code).toBe(0);
    expect(stdout).toContain("rpki changed: ");
    expect(server.asked.slice(asked).map(({ path }) => path.replace(/\?.*/, ""))).toEqual([
      "/rpki.json",
    ]);
    const changed = Object.keys(before).filter((path) => before[path] !== files()[path]);
    expect(changed).toEqual(["index.json", "rpki/vrps.txt"]);
  });

  test("--only irr asks also for what is selected by registered prefixes, and for nothing else", async () => {
    await fetched();
    const asked = server.asked.length;
    const { code } = await fetched("--only", "irr");
    expect(code).toBe(0);
    const paths = server.asked.slice(asked).map(({ path }) => path.replace(/\?.*/, ""));
    expect(new Set(paths)).toEqual(new Set(["/ris.gz", "/rpki.json"]));
  });
});

describe("a fault of a source", () => {
  const FAULTS: readonly (readonly [string, string, string | Buffer | null, string])[] = [
    ["rpki", "/rpki.json", null, "source-unreachable"],
    ["rpki", "/rpki.json", "<html>Login</html>", "source-unreadable"],
    ["rpki", "/rpki.json", rpki().slice(0, -20), "source-unreadable"],
    ["rpki", "/rpki.json", rpki(0), "source-unreadable"],
    ["routing-table", "/ris.gz", "52580\t179.191.160.0/20\t300\n", "source-unreadable"],
    ["routing-table", "/ris.gz", "", "source-"],
    ["ixf/ix", "/members.json", "[]", "source-unreadable"],
    [
      "ixf/ix",
      "/members.json",
      ixf().replace(/"member_list":\[.*/, '"member_list":[]}'),
      "source-",
    ],
    ["peeringdb", "/peeringdb.json", null, "peeringdb-unusable"],
    ["peeringdb", "/peeringdb.json", "{}", "peeringdb-unusable"],
    ["peeringdb", "/peeringdb.json", peeringDbDump().slice(0, 500), "peeringdb-unusable"],
  ];

  test.each(FAULTS)(
    "%s at %s keeps the data of the snapshot (%#)",
    async (name, path, body, code) => {
      await fetched();
      const before = files();
      answers[path] = body;
      const failed = await fetched();
      expect(failed.code).toBe(1);
      expect(failed.stderr).toMatch(new RegExp(`^network\\.yaml:\\d+:\\d+: error\\[${code}`, "m"));
      expect(files()).toEqual(before);
      // The rest can be written without it.
      if (path !== "/rpki.json") answers["/rpki.json"] = rpki(2);
      else answers["/peeringdb.json"] = peeringDbDump(2);
      const rest = await fetched("--keep-going");
      expect(rest.code).toBe(1);
      expect(filesOf(name)).toEqual(
        Object.fromEntries(Object.entries(before).filter(([one]) => one.startsWith(`${name}/`))),
      );
      expect(files()).not.toEqual(before);
    },
  );

  test("a file that is gone is one", async () => {
    await fetched();
    rmSync(join(root, "flows.csv"));
    const before = files();
    const { code, stderr } = await fetched();
    expect(code).toBe(1);
    expect(stderr).toContain("error[source-file-missing]");
    expect(stderr).toContain("the snapshot keeps its last data");
    expect(files()).toEqual(before);
  });

  test("all are reported at once", async () => {
    answers = {};
    writeFileSync(join(root, "flows.csv"), "no,columns\n");
    const { code, stderr } = await fetched();
    expect(code).toBe(1);
    for (const name of ["flows", "ixf/ix", "peeringdb", "routing-table", "rpki"]) {
      expect(stderr).toContain(`${name} could not be fetched`);
    }
    expect(readdirSync(root)).not.toContain("snapshot");
  });
});

describe("data that the guards refuse", () => {
  test("a source that shrinks needs an acknowledgement by name", async () => {
    answers["/peeringdb.json"] = peeringDbDump(10);
    await fetched();
    const before = files();
    answers["/peeringdb.json"] = peeringDbDump(3);
    const refused = await fetched();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("error[source-shrinks]: peeringdb: 12 networks became 5");
    expect(files()).toEqual(before);
    const wrong = await fetched("--acknowledge", "rpki");
    expect(wrong.code).toBe(1);
    expect(files()).toEqual(before);
    expect((await fetched("--acknowledge", "peeringdb")).code).toBe(0);
    expect(filesOf("peeringdb")["peeringdb/networks.jsonl"]?.split("\n")).toHaveLength(6);
  });

  test("so does one that is older than `max_age`, though it is the same", async () => {
    await fetched();
    now = Date.parse("2026-12-10T00:00:00Z");
    const { code, stderr } = await fetched("--only", "rpki");
    expect(code).toBe(1);
    expect(stderr).toContain("error[source-stale]: rpki: the data is of 2026-11-28T12:00:00Z");
    expect((await fetched("--only", "rpki", "--acknowledge", "rpki")).code).toBe(0);
  });

  test("and one that is older than what is committed", async () => {
    await fetched();
    answers["/rpki.json"] = rpki(3, "2026-11-27T12:00:00Z");
    const { code, stderr } = await fetched();
    expect(code).toBe(1);
    expect(stderr).toContain("error[source-older]");
    expect(index()["rpki"]?.time).toBe("2026-11-28T12:00:00Z");
  });
});

describe("secrets", () => {
  test("an API key is sent, and in no output or file, also if it is refused", async () => {
    declare(`{ from: "${server.url}/api", key: { env: PEERINGDB_API_KEY } }`);
    process.env["PEERINGDB_API_KEY"] = SECRET;
    const { code, stdout, stderr } = await fetched("--keep-going");
    expect(code).toBe(1);
    expect(server.asked.map(({ headers }) => headers.authorization)).toContain(`Api-Key ${SECRET}`);
    const written = Object.values(files()).join("");
    expect(`${stdout}${stderr}${written}`).not.toContain(SECRET);
    // Nobody else gets it.
    const others = server.asked.filter(({ path }) => !path.startsWith("/api/"));
    expect(others.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
  });

  test("a key that is not set is an error, and nothing is asked without it", async () => {
    declare(`{ from: "${server.url}/api", key: { env: PEERINGDB_API_KEY } }`);
    const { code, stderr } = await fetched("--only", "peeringdb");
    expect(code).toBe(1);
    expect(stderr).toContain("error[source-secret-missing]");
    expect(server.asked).toEqual([]);
  });

  test("a URL with a token or a password is refused, and is in no output", async () => {
    for (const query of [`token=${SECRET}`, `a=1&apikey=${SECRET}`]) {
      declare(undefined, query);
      const { code, stdout, stderr } = await fetched();
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toContain("error[source-url-credentials]");
      expect(stderr).not.toContain(SECRET);
    }
    declare(`{ from: "https://user:${SECRET}@www.peeringdb.com/api" }`);
    const { stderr } = await fetched();
    expect(stderr).toContain("error[source-url-credentials]");
    expect(stderr).not.toContain(SECRET);
    expect(server.asked).toEqual([]);
  });

  test("another query of a URL is sent, and is not part of where data is from", async () => {
    await fetched();
    expect(server.asked.map(({ path }) => path)).toContain("/rpki.json?format=json");
    expect(index()["rpki"]?.origins).toEqual([`${server.url}/rpki.json`]);
  });
});
