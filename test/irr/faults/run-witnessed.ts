import { diskFiles } from "../../../src/cli/input/disk-files.ts";
import { fetchObjects } from "../../../src/cli/fetching/fetch-objects.ts";
import { Progress } from "../../../src/cli/output/progress.ts";
import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { guardSnapshot, type GuardLimits } from "../../../src/snapshot/index.ts";
import { loadSmallNetwork } from "../../fixtures/network.ts";
import { startFakeServer, type FakeRegistry } from "../bgpq4/bgpq4-fake-server.ts";
import type { Engine, Fault } from "./fault.ts";
import { startLyingServer } from "./lying-server.ts";
import { REGISTRY } from "./registry.ts";
import { limitOf, listOf, HARMLESS, type Outcome } from "./run-fault.ts";

const PEERS = `
  - asn: 13335
    name: Peer
    relation: peer
    as_sets: [AS-X]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;

/** The network's own ASN is an object too; nothing is wrong with that one. */
const OWN: FakeRegistry["routes"] = { 52580: ["179.191.160.0/20", "2804:cf8::/32"] };

/** Whatever is fetched is small, or empty: what is refused is refused for what the servers say. */
const ANY_SIZE: GuardLimits = {
  shrink: 1,
  grow: 1,
  atLeast: 0,
  spaceFraction: 1,
  allowEmpty: ["ipv4", "ipv6"],
};

/**
 * Fetches AS-X from a server with the fault, with an honest one declared after it, as `peerc fetch` does. In messages
 * the first one's port is written PORT, the other one's HONEST.
 */
export async function runWitnessed(fault: Fault, engine: Engine): Promise<Outcome> {
  const { expandsSets = true } = fault.step;
  const serve = (registry: FakeRegistry) =>
    startFakeServer({ ...registry, routes: { ...registry.routes, ...OWN }, expandsSets });
  const behind = await serve({ ...REGISTRY, ...fault.registry });
  const honest = await serve(REGISTRY);
  const queried = fault.step.queried[engine];
  const liar = await startLyingServer(behind.port, fault.door ?? "open", (heard, answer) =>
    queried?.(heard) === true && fault.act ? fault.act(answer, heard) : null,
  );
  const began = performance.now();
  try {
    const { declaration } = loadSmallNetwork({ asSets: "AS-X", peers: PEERS });
    const { span } = declaration.irr;
    const servers = [liar.port, honest.port].map((port) => {
      return { value: { host: "127.0.0.1", port }, span };
    });
    const { sources } = REGISTRY;
    const timeoutSeconds = limitOf(fault, engine) / 1000;
    const irr = { ...declaration.irr, engine, servers, dumps: [], sources, timeoutSeconds };
    const { all, report } = new Diagnostics();
    const fetched = await fetchObjects(
      { ...declaration, irr },
      diskFiles(".", "."),
      false,
      new Progress(null),
      report,
    );
    const snapshot = guardSnapshot(
      {
        before: new Map(),
        fetched: fetched?.objects ?? new Map(),
        differing: fetched?.differing ?? new Map(),
        limits: () => ANY_SIZE,
        acknowledged: new Set(),
      },
      report,
    );
    const object = snapshot.get("AS-X") ?? null;
    // The message that an object is left out after a failure says nothing about the cause.
    const reported = all.filter(({ code }) => code !== "guard-failed" && !HARMLESS.includes(code));
    return {
      list: object === null ? null : listOf(object),
      codes: [...new Set(reported.map(({ code }) => code))],
      messages: reported.map(({ message }) =>
        message.replaceAll(String(liar.port), "PORT").replaceAll(String(honest.port), "HONEST"),
      ),
      milliseconds: performance.now() - began,
      lies: liar.lies(),
    };
  } finally {
    await liar.close();
    await honest.close();
    await behind.close();
  }
}
