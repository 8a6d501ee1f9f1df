import { didYouMean } from "../../diagnostics/index.ts";
import { FLOW_ROLES, RATE_UNITS, type FlowRequest, type FlowRole } from "../../sources/index.ts";
import type { Arguments } from "../commands/command.ts";

/** Measured traffic: its file, and how that is read. */
export interface GivenFlows extends FlowRequest {
  readonly path: string;
}

/** A year. */
const MOST_SECONDS = 31_622_400;

/** Reads `--flows` and the options about it; null: there is none, or an error was reported. */
export function readFlowsOptions(
  args: Arguments,
  wrong: (problem: string) => void,
): GivenFlows | null {
  const [path, shown] = [args.text("flows"), args.text("flows-seconds")];
  const columns = readColumns(args.texts("flows-column"), wrong);
  const isTime = shown === null || (/^[1-9]\d{0,7}$/.test(shown) && Number(shown) <= MOST_SECONDS);
  if (!isTime) {
    wrong(`--flows-seconds takes whole seconds, 1 to ${MOST_SECONDS}, and got \`${shown}\``);
  }
  if (path === null) {
    if (shown !== null) wrong("--flows-seconds is about the file of --flows, which is missing");
    if (columns) wrong("--flows-column is about the file of --flows, which is missing");
    return null;
  }
  const seconds = shown === null ? null : Number(shown);
  if (columns && isTime) {
    if (columns.has("bytes") && seconds === null) {
      wrong("bytes need the time in which they were counted: --flows-seconds SECONDS");
    }
    if (!columns.has("bytes") && seconds !== null) {
      wrong("--flows-seconds is for bytes, and --flows-column names a rate");
    }
  }
  return { path, columns, seconds };
}

const DESTINATIONS = ["prefix", "address", "asn"] as const;
const AMOUNTS: readonly FlowRole[] = [...(Object.keys(RATE_UNITS) as FlowRole[]), "bytes"];

/** Names of columns by what they say: one destination and one amount; null: none is named, or an error was reported. */
function readColumns(
  texts: readonly string[],
  wrong: (problem: string) => void,
): ReadonlyMap<FlowRole, string> | null {
  if (texts.length === 0) return null;
  const columns = new Map<FlowRole, string>();
  const isWrong = texts.filter((text) => {
    const [, what = "", name = ""] = /^([^=]*)=([^]+)$/.exec(text) ?? [];
    const role = FLOW_ROLES.find((one) => one === what);
    if (name === "") wrong(`--flows-column takes WHAT=NAME, and got \`${text}\``);
    else if (role === undefined) {
      const near = didYouMean(what, FLOW_ROLES);
      const known =
        near === null ? `it is one of ${FLOW_ROLES.join(", ")}` : `did you mean ${near}?`;
      wrong(`--flows-column does not know \`${what}\`: ${known}`);
    } else if (columns.has(role)) wrong(`--flows-column names the column of ${role} twice`);
    else {
      columns.set(role, name);
      return false;
    }
    return true;
  });
  if (isWrong.length > 0) return null;
  const problem = problemOf(columns);
  if (problem === null) return columns;
  wrong(`--flows-column ${problem}`);
  return null;
}

/** What is missing, or too much. */
function problemOf(columns: ReadonlyMap<FlowRole, string>): string | null {
  const named = (roles: readonly FlowRole[]) => roles.filter((role) => columns.has(role));
  const [destinations, amounts] = [named(DESTINATIONS), named(AMOUNTS)];
  if (destinations.length !== 1) {
    const which = DESTINATIONS.join(", ");
    return destinations.length === 0
      ? `does not say where traffic goes: name one of ${which}`
      : `names ${destinations.join(" and ")}: traffic goes to one of them`;
  }
  if (amounts.length !== 1) {
    return amounts.length === 0
      ? `does not say how much it is: name one of ${AMOUNTS.join(", ")}`
      : `names ${amounts.join(" and ")}: one of them says how much`;
  }
  if (columns.has("length") && !columns.has("address")) return "names a length, and no address";
  if (columns.has("sampling") && !columns.has("bytes")) return "names a sampling, and no bytes";
  const twice = [...columns.values()].find((name, i, all) => all.indexOf(name) < i);
  return twice === undefined ? null : `gives the column \`${twice}\` two meanings`;
}
