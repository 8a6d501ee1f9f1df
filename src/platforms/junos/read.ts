import { MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import { formatAddress } from "../../net/index.ts";
import type { ReadRequest, RouterReading, SessionReading } from "../../policy/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { readCaches } from "./reader/caches.ts";
import { readNeighbor } from "./reader/neighbors.ts";
import { JunosObjects } from "./reader/objects.ts";
import { Statement } from "./reader/statement.ts";
import { readStatements } from "./reader/statements.ts";
import { secretsIn } from "./secrets.ts";

/** Reads a Junos configuration back, in braces or as `set` commands, with the groups it applies. */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const file = new MaskedFile(raw, secretsIn);
  const problems = new ReadingProblems("Junos", file, report);
  const statements = readStatements(raw.raw, problems);
  if (request.form === "file") reportMerged(statements, problems);
  const root = withGroups(statements, problems);
  reportInherited(root, problems);
  const own = root.find("routing-options", "autonomous-system");
  if (own && !own.find(String(request.asn))) {
    problems.notUnderstood(own.line, "a router of another ASN");
  }
  const rpki = readCaches(root, problems);
  const options = root.find("policy-options") ?? new Statement("policy-options", 1);
  const objects = new JunosObjects(options, rpki.length > 0, problems);
  const declared = new Set(request.neighbors.map(formatAddress));
  const sessions: SessionReading[] = [];
  const bgp = root.find("protocols", "bgp");
  for (const group of bgp?.find("group")?.children ?? []) {
    for (const neighbor of group.find("neighbor")?.children ?? []) {
      const address = objects.address(neighbor.word);
      const ours =
        group.word.startsWith("PEERC_") || (address && declared.has(formatAddress(address)));
      if (!ours || !bgp) continue;
      if (!address) {
        problems.notUnderstood(neighbor.line, "a neighbor that is no address");
        continue;
      }
      const keyChains = root.find("security", "authentication-key-chains");
      const context = { request, objects, keyChains, problems };
      sessions.push(...readNeighbor(address, [neighbor, group, bgp], context));
    }
  }
  // The router id is the router's own, and what the group leaves out is gone.
  return {
    file,
    form: request.form,
    routerId: "inexpressible",
    removed: "inexpressible",
    sessions,
    rpki,
    unused: objects.unused,
  };
}

/** A group that is loaded without `replace:` keeps what it held before, and what is declared no longer with it. */
function reportMerged(root: Statement, problems: ReadingProblems): void {
  for (const group of root.find("groups")?.children ?? []) {
    if (group.replaces) continue;
    problems.notUnderstood(
      group.line,
      "without `replace:` the group keeps what it held before, declared or not",
    );
  }
}

/** The configuration with the groups that it applies at its top. What stands outside of a group would win over it. */
function withGroups(root: Statement, problems: ReadingProblems): Statement {
  const groups = root.find("groups");
  if (!groups) return root;
  const own = [...root.children].filter(({ word }) => !["groups", "apply-groups"].includes(word));
  let merged: Statement | null = own.length === 0 ? null : new Statement("", 1);
  for (const child of own) merged?.child(child.word, child.line).merge(child);
  const outside = root.find("protocols", "bgp") ?? root.find("policy-options");
  for (const { word, line } of root.find("apply-groups")?.children ?? []) {
    const group = groups.find(word);
    if (!group) {
      problems.notDefined(line, "the group", word, "Junos refuses the commit");
      continue;
    }
    if (outside && group.find("protocols", "bgp")) {
      problems.notUnderstood(
        outside.line,
        "BGP or policies outside of the group, which would win over it",
      );
    }
    // The first one is taken as it is, not copied: it may be nearly the whole file.
    if (merged === null) merged = group;
    else if (merged !== group) merged.merge(group);
  }
  return merged ?? new Statement("", 1);
}

/** What a group brings into statements under the top, or into any that a wildcard names, is not worked out. */
function reportInherited(root: Statement, problems: ReadingProblems): void {
  const kinds = [...(root.find("policy-options")?.children ?? [])];
  const policies = kinds.find(({ word }) => word === "policy-statement");
  const groups = [...(root.find("protocols", "bgp", "group")?.children ?? [])];
  const named = [
    ...kinds.flatMap((kind) => [...kind.children]),
    // In a block that is not read yet there is no wildcard.
    ...[...(policies?.children ?? [])]
      .filter((policy) => policy.block === null)
      .flatMap((policy) => [...(policy.find("term")?.children ?? [])]),
    ...groups.flatMap((group) => [group, ...(group.find("neighbor")?.children ?? [])]),
  ].filter(({ word }) => word.startsWith("<"));
  const inherits = [...kinds, ...(root.find("protocols")?.children ?? [])].filter(({ word }) =>
    word.startsWith("apply-"),
  );
  for (const { line } of [...named, ...inherits]) {
    problems.notUnderstood(line, "a group inside of a statement, or a wildcard");
  }
}
