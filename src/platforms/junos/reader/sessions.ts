import {
  formatScoped,
  holds,
  readPrefix,
  scopedAddress,
  type Address,
  type ScopedAddress,
  parseAddress,
} from "../../../net/index.ts";
import type { ReadRequest, SessionReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Inherited } from "./inheritance.ts";
import { readGracefulRestart } from "./graceful-restart.ts";
import { readNeighbor } from "./neighbors.ts";
import type { JunosObjects } from "./objects.ts";
import type { Statement } from "./statement.ts";

/**
 * Peerc's sessions: those of groups with one of its names, of declared neighbors, and those that use its policies.
 * Other groups are ignored: the options of a group apply to its own neighbors.
 */
export function readSessions(
  inherited: Inherited,
  request: ReadRequest,
  objects: JunosObjects,
  problems: ReadingProblems,
): readonly SessionReading[] {
  const { root, repeated } = inherited;
  const sessions: SessionReading[] = [];
  const bgp = root.find("protocols", "bgp");
  if (!bgp) return sessions;
  const declared = new Set(request.neighbors.map(formatScoped));
  const keyChains = root.find("security", "authentication-key-chains");
  const gracefulRestart = readGracefulRestart(inherited, request, problems);
  const context = { request, objects, keyChains, gracefulRestart, repeated, problems };
  for (const group of bgp.find("group")?.children ?? []) {
    for (const part of [group, ...(repeated.get(group) ?? [])]) {
      reportAllowed(part, request.neighbors, problems);
      if (part !== group && concernsOurs(part, declared)) {
        problems.notUnderstood(part.line, "part of a BGP group that is also configured elsewhere");
      }
    }
    for (const neighbor of group.find("neighbor")?.children ?? []) {
      const scopes = [neighbor, group, bgp];
      const address = parseAddress(neighbor.word);
      if (!address) {
        if (!neighbor.word.startsWith("<") || group.word.startsWith("PEERC_")) {
          problems.notUnderstood(neighbor.line, "a neighbor that is no address");
        }
        continue;
      }
      const isOurs =
        group.word.startsWith("PEERC_") ||
        declared.has(placed(address, scopes)) ||
        usesPolicyOfOurs(scopes);
      if (isOurs) sessions.push(...readNeighbor(address, scopes, context));
    }
  }
  return sessions;
}

/** Whether a part of a group has a declared neighbor or one of peerc's policies. */
function concernsOurs(part: Statement, declared: ReadonlySet<string>): boolean {
  const neighbors = [...(part.find("neighbor")?.children ?? [])];
  return (
    neighbors.some((neighbor) => {
      const { word } = neighbor;
      const address = parseAddress(word);
      return address ? declared.has(placed(address, [neighbor, part])) : !word.startsWith("<");
    }) || [part, ...neighbors].some((scope) => usesPolicyOfOurs([scope]))
  );
}

/** A neighbor with its interface, as given by the most specific of its scopes. */
function placed(address: Address, scopes: readonly Statement[]): string {
  const statement = scopes.find((scope) => scope.find("local-interface"))?.find("local-interface");
  return formatScoped(scopedAddress(address, statement?.value() ?? null));
}

function usesPolicyOfOurs(scopes: readonly Statement[]): boolean {
  return ["import", "export"].some((direction) => {
    const statement = scopes.find((scope) => scope.find(direction))?.find(direction);
    return [...(statement?.children ?? [])].some(({ word }) => word.includes("PEERC_"));
  });
}

/** A group may accept connections from prefixes (`allow`): a declared neighbor may not be in any of them. */
function reportAllowed(
  group: Statement,
  neighbors: readonly ScopedAddress[],
  problems: ReadingProblems,
): void {
  const dynamic = [...(group.find("dynamic-neighbor")?.children ?? [])];
  for (const scope of [group, ...dynamic]) {
    for (const { word, line } of scope.find("allow")?.children ?? []) {
      const prefix = readPrefix(word);
      if (typeof prefix === "string" || neighbors.some(({ address }) => holds(prefix, address))) {
        problems.notUnderstood(
          line,
          "it accepts connections from the address of a declared neighbor",
        );
      }
    }
  }
}
