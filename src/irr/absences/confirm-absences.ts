import { readPrefix } from "../../net/index.ts";
import { absenceQuery, type Absence } from "./absence.ts";
import { dataOf, wordsOf } from "../client/answer-data.ts";
import { checkStep } from "../client/check-step.ts";
import { formatServer } from "../client/format-server.ts";
import { askInBatches } from "../client/ask-in-batches.ts";
import { IrrdClient, type IrrdLimits, type IrrServer } from "../client/irrd-client.ts";
import { readSetAnswer } from "../client/read-set-answer.ts";
import { referredMembers } from "../mirror/referred-members.ts";
import { ServerFailure } from "../client/server-failure.ts";

/** A server that may have what another one reports as missing. */
export interface Witness {
  readonly server: IrrServer;
  /** Why it need not be queried, if that is known; otherwise null. */
  readonly problem: string | null;
}

/** The answers of other servers about absences. */
export interface ConfirmedAbsences {
  /** What exists after all: which server has it, and what. */
  readonly denied: ReadonlyMap<Absence, { readonly server: string; readonly has: string }>;
  /** Absences that no server could confirm in every source. */
  readonly unconfirmed: readonly Absence[];
  /** Why not, one text for each server; empty if everything is confirmed. */
  readonly problems: readonly string[];
}

/** An absence, and the sources in which no other server has confirmed it yet. */
interface Open {
  readonly absence: Absence;
  readonly sources: readonly string[];
}

/**
 * Checks what one server reports as missing against others, in their order, until for each of the sources one that
 * has it has answered. Each absence is queried once per server, on one connection. A server that cannot be reached,
 * or whose answers are wrong in any way, does not count. Never rejects because of a server's behavior.
 */
export async function confirmAbsences(
  absences: ReadonlySet<Absence>,
  witnesses: readonly Witness[],
  limits: IrrdLimits,
): Promise<ConfirmedAbsences> {
  const denied = new Map<Absence, { server: string; has: string }>();
  const problems: string[] = [];
  let open = Array.from(absences, (absence): Open => ({ absence, sources: absence.sources }));
  for (const { server, problem } of witnesses) {
    if (open.length === 0) break;
    const name = formatServer(server);
    const answer = problem === null ? await ask(server, open, limits) : new ServerFailure(problem);
    if (answer instanceof ServerFailure) {
      problems.push(`${name}: ${answer.message}`);
      continue;
    }
    if (answer.lacking.length > 0)
      problems.push(`${name}: it has no source ${answer.lacking.join(", ")}`);
    open = open.flatMap(({ absence, sources }, i) => {
      const has = answer.has[i] ?? null;
      if (has !== null) denied.set(absence, { server: name, has });
      const left = sources.filter((source) => answer.lacking.includes(source));
      return has !== null || left.length === 0 ? [] : [{ absence, sources: left }];
    });
  }
  const unconfirmed = open.map(({ absence }) => absence);
  return { denied, unconfirmed, problems: unconfirmed.length > 0 ? problems : [] };
}

/** The conversation with one server: which of the sources it lacks, and what it has of each absence, or null. */
async function ask(
  server: IrrServer,
  open: readonly Open[],
  limits: IrrdLimits,
): Promise<{ lacking: readonly string[]; has: readonly (string | null)[] } | ServerFailure> {
  const client = new IrrdClient(server, limits);
  try {
    const all = [...new Set(open.flatMap(({ sources }) => sources))];
    const selected = await askInBatches(all, (source) => client.query(`!s${source}`));
    const lacking = all.filter((_, i) => selected[i]?.kind !== "done");
    const has = open.map((): string | null => null);
    const queries = open
      .map(({ absence, sources }, at) => {
        return { at, absence, sources: sources.filter((source) => !lacking.includes(source)) };
      })
      .filter(({ sources }) => sources.length > 0);
    // Groups those with the same sources, because each change of the selection is a query.
    queries.sort((a, b) => compareTexts(a.sources.join(), b.sources.join()) || a.at - b.at);
    await askInBatches(queries, async ({ at, absence, sources }) => {
      const query = absenceQuery(absence);
      const text = dataOf(query, await client.query(query, sources));
      has[at] = text === null ? null : describe(text, absence, sources, formatServer(server));
    });
    await checkStep(client);
    return { lacking, has };
  } catch (problem) {
    if (problem instanceof ServerFailure) return problem;
    throw problem;
  } finally {
    client.close();
  }
}

/** What an answer contains, as text; null if it is empty. Throws a `ServerFailure` if it is not a valid answer. */
function describe(
  text: string,
  absence: Absence,
  sources: readonly string[],
  server: string,
): string | null {
  if (absence.kind === "set") {
    const { class: type, name } = absence;
    const record = readSetAnswer(text, { class: type, name, sources, server });
    return "reason" in record ? "one that cannot be read" : `it in ${record.source}`;
  }
  const words = absence.kind === "routes" ? wordsOf(text) : referredMembers(text, absence.class);
  if (absence.kind === "routes") {
    for (const word of words) {
      const prefix = readPrefix(word);
      if (typeof prefix !== "string" && prefix.family === absence.family) continue;
      const shown = JSON.stringify(word.slice(0, 80));
      throw new ServerFailure(`the server answers \`${absenceQuery(absence)}\` with ${shown}`);
    }
  }
  const [first] = words;
  if (first === undefined) return null;
  return words.length === 1 ? first : `${words.length}, such as ${first}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
