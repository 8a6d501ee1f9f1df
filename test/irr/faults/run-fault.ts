import { Diagnostics, type Diagnostic } from "../../../src/diagnostics/index.ts";
import {
  expandNative,
  expandWithBgpq4,
  fetchRegistry,
  limitsFor,
  type IrrServer,
} from "../../../src/irr/index.ts";
import { runCommand } from "../../../src/system/index.ts";
import { formatPrefixRange, type RegisteredObject } from "../../../src/net/index.ts";
import { startFakeServer } from "../bgpq4/bgpq4-fake-server.ts";
import { objectName } from "../registry.ts";
import { type Engine, type Fault } from "./fault.ts";
import { startLyingServer } from "./lying-server.ts";
import { REGISTRY } from "./registry.ts";

/** What came of a fault. */
export interface Outcome {
  /** The list that a snapshot would contain; null if there is none. */
  readonly list: readonly string[] | null;
  /** The codes and messages of errors, or of warnings if there are none; the port is written PORT. */
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  readonly milliseconds: number;
  /** How often the server did what it is not to do. */
  readonly lies: number;
}

/**
 * Expands an object from a server with the fault, as `peerc fetch` does; errors mean no list. If a busy machine runs
 * out of time before the server was queried, it is tried once more with more time, which the messages do not show.
 */
export async function runFault(fault: Fault, engine: Engine): Promise<Outcome> {
  const limit = limitOf(fault, engine);
  const outcome = await tryFault(fault, engine, limit);
  const happened = outcome.lies > 0 || !(fault.act ?? fault.door);
  if (happened) return outcome;
  const more = Math.max(limit, 10_000);
  const again = await tryFault(fault, engine, more);
  const asUsual = (message: string) =>
    message.replaceAll(` within ${more / 1000} s`, ` within ${limit / 1000} s`);
  return { ...again, messages: again.messages.map(asUsual) };
}

async function tryFault(fault: Fault, engine: Engine, timeoutMs: number): Promise<Outcome> {
  const registry = { ...REGISTRY, ...fault.registry };
  const honest = await startFakeServer({
    ...registry,
    expandsSets: fault.step.expandsSets ?? true,
  });
  const queried = fault.step.queried[engine];
  const liar = await startLyingServer(honest.port, fault.door ?? "open", (heard, answer) =>
    queried?.(heard) === true && fault.act ? fault.act(answer, heard) : null,
  );
  const began = performance.now();
  try {
    const diagnostics = new Diagnostics();
    const server = { host: "127.0.0.1", port: liar.port };
    const object = await expand(fault, engine, server, timeoutMs, diagnostics);
    const { all, failed } = diagnostics;
    const reported = all.filter(
      ({ severity, code }) =>
        severity === (failed ? "error" : "warning") && !HARMLESS.includes(code),
    );
    return {
      list: object === null || failed ? null : listOf(object),
      codes: [...new Set(reported.map(({ code }) => code))],
      messages: reported.map((one) => wordsOf(one).replaceAll(String(liar.port), "PORT")),
      milliseconds: performance.now() - began,
      lies: liar.lies(),
    };
  } finally {
    await liar.close();
    await honest.close();
  }
}

/** What is said of this registry without any fault. */
export const HARMLESS: readonly string[] = ["irr-member-bogon-asn", "irr-object-namesakes"];

async function expand(
  fault: Fault,
  engine: Engine,
  server: IrrServer,
  timeoutMs: number,
  { report }: Diagnostics,
): Promise<RegisteredObject | null> {
  const name = objectName(fault.object ?? "AS-X");
  const sources = fault.sources ?? REGISTRY.sources;
  if (engine === "bgpq4") {
    const options = { server, sources, timeoutSeconds: timeoutMs / 1000, run: runCommand };
    return (await expandWithBgpq4([{ name }], options, report))?.[0]?.object ?? null;
  }
  const servers = [{ server }];
  const limits = limitsFor(timeoutMs);
  const fetched = await fetchRegistry({ names: [name], sources, servers, limits }, report);
  if (!fetched) return null;
  const { database } = fetched;
  return (await expandNative([{ name }], { database, sources }, report))?.[0]?.object ?? null;
}

/** Where the limit is what ends a fault, it is short; elsewhere a busy machine must not reach it. */
export function limitOf({ hangs }: Fault, engine: Engine): number {
  return hangs === true || hangs === engine ? 2000 : 30_000;
}

/** What is shown of a diagnostic; of a set that cannot be read, the hint has the reason. */
function wordsOf({ code, message, hint }: Diagnostic): string {
  return code === "irr-object-unknown" && hint ? `${message}: ${hint}` : message;
}

/** The prefixes of an object, IPv4 first. */
export function listOf({ prefixes }: RegisteredObject): readonly string[] {
  return [...prefixes.ipv4, ...prefixes.ipv6].map(({ range }) => formatPrefixRange(range));
}
