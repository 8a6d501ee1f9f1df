import { diagnostic, type Diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { formatAbsence, confirmAbsences, type Absence, type Expansion } from "../../irr/index.ts";
import type { Witnesses } from "./fetch-access.ts";

/** An object's expansion, and where the user refers to the object. */
export interface ExpandedObject {
  readonly expansion: Expansion;
  readonly span: Span;
}

/** How many of the differences a message lists. */
const NAMED = 5;

/**
 * Checks what expansions assume to be missing against the other servers, each absence once for all objects. Returns
 * an error for each object, by name, if another server has something of it. What no other server could confirm
 * becomes one warning for the whole run.
 */
export async function confirmExpansions(
  objects: ReadonlyMap<string, ExpandedObject>,
  witnesses: Witnesses,
  report: Report,
): Promise<ReadonlyMap<string, Diagnostic>> {
  const byAnswerer = new Map<string, [string, ExpandedObject][]>();
  for (const entry of objects) {
    const [answerer = ""] = entry[1].expansion.object.answeredBy ?? [];
    const others = byAnswerer.get(answerer);
    if (others) others.push(entry);
    else byAnswerer.set(answerer, [entry]);
  }
  const differences = new Map<string, Diagnostic>();
  const servers: string[] = [];
  const unconfirmed: Absence[] = [];
  const problems = new Set<string>();
  for (const [server, entries] of byAnswerer) {
    const absences = new Set<Absence>();
    for (const [, { expansion }] of entries) {
      for (const absence of expansion.absences ?? []) absences.add(absence);
    }
    const held = await confirmAbsences(absences, witnesses.besides(server), witnesses.limits);
    for (const [name, { expansion, span }] of entries) {
      const found = (expansion.absences ?? []).flatMap((absence) => {
        const denial = held.denied.get(absence);
        return denial ? [`${formatAbsence(absence)}, but ${denial.server} has ${denial.has}`] : [];
      });
      if (found.length === 0) continue;
      const params = {
        object: expansion.object.name,
        server,
        differences: found.slice(0, NAMED),
        total: found.length,
      };
      differences.set(name, diagnostic("irr-servers-differ", params, { span }));
    }
    if (held.unconfirmed.length === 0) continue;
    servers.push(server);
    for (const absence of held.unconfirmed) unconfirmed.push(absence);
    held.problems.forEach((problem) => problems.add(problem));
  }
  const [example] = unconfirmed;
  if (example !== undefined) {
    const params = {
      servers,
      total: unconfirmed.length,
      example: formatAbsence(example),
      problems: [...problems],
    };
    report(diagnostic("irr-absences-unconfirmed", params, { span: witnesses.span }));
  }
  return differences;
}
