import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  child,
  isMap,
  numberOf,
  parseUtcTime,
  spanAt,
  textOf,
  type Node,
} from "../../document/index.ts";
import { STATES, type DeclaredState, type Located, type State } from "../declaration.ts";
import { readLabel } from "./read-label.ts";
import { readMessage } from "./read-message.ts";

/** The most characters of a reason. */
const LONGEST_REASON = 200;

/** The states of which the neighbor can be told: before or when the session is shut down. */
const WITH_MESSAGE: ReadonlySet<State> = new Set(["draining", "shut"] as const);

/** Reads `state:` of a session, a peer, an exchange, a router or a site: a word, or a mapping with details. */
export function readState(node: Node | null, report: Report): DeclaredState | null {
  if (!node) return null;
  const at = (key: string) => child(node, key);
  const word = textOf(isMap(node) ? at("is") : node);
  const is = STATES.find((state) => state === word);
  if (is === undefined) return null;
  const message = readMessage(at("message"), report);
  const prepend = numberOf(at("prepend"));
  const unused = (key: string, states: readonly State[]): void => {
    if (at(key) === null || states.includes(is)) return;
    report(diagnostic("state-detail-unused", { key, is, states }, { span: spanAt(node, [key]) }));
  };
  unused(
    "message",
    STATES.filter((state) => WITH_MESSAGE.has(state)),
  );
  unused("prepend", ["draining"]);
  return {
    is,
    reason: readLabel(at("reason"), "the reason", report, LONGEST_REASON),
    ticket: readTicket(at("ticket"), report),
    message,
    until: readTime(at("until"), report),
    prepend: prepend ?? 0,
    span: node.span,
  };
}

function readTicket(node: Node | null, report: Report): string | null {
  const number = numberOf(node);
  return number === null ? readLabel(node, "the ticket", report) : String(number);
}

function readTime(node: Node | null, report: Report): Located<number> | null {
  const text = textOf(node);
  if (!node || text === null) return null;
  const value = parseUtcTime(text);
  if (typeof value === "number") return { value, span: node.span };
  report(diagnostic("invalid-time", { value: text, why: value.why }, { span: node.span }));
  return null;
}
