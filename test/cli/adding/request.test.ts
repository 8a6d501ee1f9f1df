import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { readPeeringRequest } from "../../../src/cli/adding/read-peering-request.ts";
import { diskFiles } from "../../../src/cli/input/disk-files.ts";
import { loadSources } from "../../../src/cli/input/load-sources.ts";
import { loadDeclaration } from "../../../src/declaration/index.ts";
import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { azionCopy, type AzionCopy } from "./azion-copy.ts";

const FILE = "peers/content.yaml";
const EXAMPLE = diskFiles(".", "examples/azion");
const DECLARATION = loadDeclaration(EXAMPLE, null, () => undefined)!;
const { peeringdb: PEERINGDB } = loadSources(EXAMPLE, () => undefined)!;
let azion: AzionCopy;
beforeEach(() => {
  azion = azionCopy();
});
afterEach(() => azion.remove());

const SESSION = {
  local_asn: 28571,
  local_ip: "187.16.217.90",
  peer_asn: 52580,
  peer_ip: "187.16.217.180",
  peer_type: "public",
  md5: "hunter2",
  location: { id: "pdb:ix:171", type: "public" },
};

async function add(json: unknown, ...options: readonly string[]) {
  azion.write("request.json", typeof json === "string" ? json : JSON.stringify(json));
  return azion.run("add", "--from", "request.json", ...options);
}

describe("a request of the Peering API", () => {
  test.each<readonly [string, unknown]>([
    ["from the side of the other network", { sessions: [SESSION] }],
    [
      "from our side",
      [
        {
          ...SESSION,
          local_asn: 52580,
          local_ip: "187.16.217.180",
          peer_asn: 28571,
          peer_ip: "187.16.217.90",
          location: "pdb:ix:171",
        },
      ],
    ],
    [
      "that does not know our address",
      { sessions: [{ ...SESSION, peer_ip: null, location: null }] },
    ],
    ["that says a thing twice", { sessions: [SESSION, SESSION] }],
  ])("%s", async (_, request) => {
    const { code, stdout, stderr } = await add(request);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(
      "- left out: the request has a secret, which is not written; agree on it, and declare `password: { env: BGP_PASSWORD_28571 }`\n",
    );
    const text = azion.read(FILE);
    expect(text).not.toContain("hunter2");
    expect(stdout).not.toContain("hunter2");
    expect(text).toContain(
      "    sessions:\n      - { router: gru1, exchange: ix-br-sp, local: 187.16.217.180, remote: 187.16.217.90 }\n",
    );
  });

  test("for an address that PeeringDB does not have, which is said", async () => {
    const { code, stdout } = await add({ sessions: [{ ...SESSION, local_ip: "187.16.217.91" }] });
    expect(code).toBe(0);
    expect(stdout).toContain(
      "- not confirmed: PeeringDB does not have 187.16.217.91 at ix-br-sp\n",
    );
    expect(azion.read(FILE)).toContain(
      "# Check: not confirmed: PeeringDB does not have 187.16.217.91 at ix-br-sp\n",
    );
  });
});

describe("refuses a request", () => {
  test.each<readonly [string, unknown, string]>([
    ["that is no JSON", "{", "it is not JSON"],
    ["without sessions", { sessions: [] }, "it has no `sessions`"],
    ["of something else", { sessions: "all" }, "it has no `sessions`"],
    [
      "with too many",
      { sessions: Array(101).fill(SESSION) },
      "it has 101 sessions; at most 100 are taken",
    ],
    ["with a text as session", { sessions: ["x"] }, "session 1 is no object"],
    [
      "without ASNs",
      { sessions: [{ ...SESSION, local_asn: "28571" }] },
      "session 1 has no `local_asn` and `peer_asn`, as numbers",
    ],
    [
      "between others",
      { sessions: [{ ...SESSION, peer_asn: 1 }] },
      "session 1 is between AS28571 and AS1; one of them must be ours, AS52580",
    ],
    [
      "between us and us",
      { sessions: [{ ...SESSION, local_asn: 52580 }] },
      "session 1 is between AS52580 and AS52580; one of them must be ours, AS52580",
    ],
    [
      "for an interconnect",
      { sessions: [{ ...SESSION, peer_type: "private" }] },
      "session 1 is not `public`: for a private interconnect, give --pni with --router, --local and --remote",
    ],
    [
      "with an address of nothing",
      { sessions: [{ ...SESSION, local_ip: "1.2.3" }] },
      'session 1 has the peer\'s address as `"1.2.3"`, which is none',
    ],
    [
      "without the address",
      { sessions: [{ ...SESSION, local_ip: "" }] },
      "session 1 has no address of the peer",
    ],
    [
      "with two families",
      { sessions: [{ ...SESSION, peer_ip: "2001:12f8::217:180" }] },
      "session 1 has addresses of two families",
    ],
    [
      "for no exchange of ours",
      { sessions: [{ ...SESSION, local_ip: "192.0.2.1" }] },
      "session 1 has 192.0.2.1, which is in the LAN of none of our exchanges",
    ],
    [
      "for another place than the address",
      { sessions: [{ ...SESSION, location: "pdb:ix:177" }] },
      "session 1 is at exchange 177 of PeeringDB, but its address is in the LAN of ix-br-sp",
    ],
    [
      "for a place in words",
      { sessions: [{ ...SESSION, location: "São\u001b Paulo" }] },
      'session 1 has the location `"São\\u001b Paulo"`, which is not like `pdb:ix:26`',
    ],
    [
      "of two networks",
      { sessions: [SESSION, { ...SESSION, local_asn: 54113, local_ip: "187.16.218.201" }] },
      "its sessions are of several networks",
    ],
  ])("%s", (_, request, problem) => {
    const text = typeof request === "string" ? request : JSON.stringify(request);
    const found = new Diagnostics();
    const context = { path: "request.json", declaration: DECLARATION, peeringdb: PEERINGDB };
    expect(readPeeringRequest(text, context, found.report)).toBeNull();
    expect(found.all.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `add-request-invalid: request.json: ${problem}`,
    ]);
  });

  test("and writes nothing", async () => {
    const before = azion.read(FILE);
    const { code, stdout, stderr } = await add("{");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("error[add-request-invalid]: request.json: it is not JSON\n");
    expect(azion.read(FILE)).toBe(before);
  });

  test("for an address of another network", async () => {
    const { code, stderr } = await add({ sessions: [{ ...SESSION, local_ip: "187.16.218.201" }] });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "187.16.218.201 at ix-br-sp is AS54113's, as far as PeeringDB says, and not AS28571's",
    );
  });

  test("of another network than the command line says", async () => {
    const { code, stderr } = await add({ sessions: [SESSION] }, "54113");
    expect(code).toBe(1);
    expect(stderr).toContain("request.json: it is AS28571's, and not AS54113's");
  });
});
