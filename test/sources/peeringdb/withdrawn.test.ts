import { afterEach, beforeEach, expect, test } from "@jest/globals";

import type { RawRecord } from "../../../src/sources/peeringdb/tables.ts";
import { azionCopy, type AzionCopy } from "../../cli/adding/azion-copy.ts";

let azion: AzionCopy;
beforeEach(() => {
  azion = azionCopy();
});
afterEach(() => azion.remove());

test("`fetch` warns of a peer that PeeringDB had and has no longer, once", async () => {
  const path = "sources/peeringdb.json";
  const dump = JSON.parse(azion.read(path)) as { net: { data: RawRecord[] } };
  // A peer, and a network that is none.
  dump.net.data = dump.net.data.filter(({ asn }) => asn !== 714 && asn !== 54113);
  azion.write(path, JSON.stringify(dump));
  const { code, stderr } = await azion.run("fetch", "--only", "peeringdb");
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /warning\[peeringdb-network-withdrawn\]: AS714 \(Apple\) is not in PeeringDB any more/,
  );
  expect(stderr).not.toMatch(/54113|Fastly/);
  const again = await azion.run("fetch", "--only", "peeringdb");
  expect(again.stderr).not.toMatch(/withdrawn/);
});

test("`fetch` says nothing of a peer that is no longer declared", async () => {
  const peers = azion.read("peers/access.yaml");
  azion.write("peers/access.yaml", peers.replace(/\n {2}- asn: 1916[^]*/, "\n"));
  const { code, stderr } = await azion.run("fetch", "--only", "peeringdb");
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/withdrawn/);
});
