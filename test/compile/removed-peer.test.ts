import { expect, test } from "@jest/globals";

import { objectsOf } from "../../src/compile/index.ts";
import { compileNetwork, loadSmallNetwork } from "../fixtures/network.ts";

const peers = (state: string) => `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-NEVER-FETCHED]
${state}    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;

test("a peer that is only declared to be removed needs no registry data, and its sessions are removed", () => {
  const { plans, reported } = compileNetwork({ peers: peers("    state: removed\n") });
  expect(reported).toEqual([]);
  expect(plans?.map(({ peers: built, removed }) => [built.length, removed.length])).toEqual([
    [0, 1],
  ]);
  const { declaration } = loadSmallNetwork({ peers: peers("    state: removed\n") });
  expect([...objectsOf(declaration).keys()]).toEqual(["AS52580", "RADB::AS-AZION"]);
  expect(compileNetwork({ peers: peers("") }).reported).toEqual([
    "not-in-snapshot RADB::AS-NEVER-FETCHED",
  ]);
});

test("a router whose sessions are all planned or removed has a plan without sessions", () => {
  for (const state of ["planned", "removed"]) {
    const routers = `
  gru1: { platform: bird, router_id: 179.191.160.1, state: ${state} }
`;
    const { plans } = compileNetwork({ routers });
    expect(plans?.map(({ name, peers: built }) => [name, built.length])).toEqual([["gru1", 0]]);
  }
});
