import { STATES, type Declaration } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, didYouMean, type Report } from "../../diagnostics/index.ts";
import { parseAsn } from "../../net/index.ts";
import type { SessionRow } from "../../report/index.ts";
import type { Arguments } from "../commands/command.ts";

/** The states of sessions that are listed. */
const LISTED = STATES.filter((state) => state !== "removed").reverse();

/** Which sessions are listed: each that all of these say. Null: any. */
export interface Choice {
  readonly asn: number | null;
  readonly router: string | null;
  readonly exchange: string | null;
  readonly relation: string | null;
  readonly state: string | null;
  /** In percent. */
  readonly belowLimit: number | null;
}

/** Reads the options that choose sessions. Every mistake is reported; null if there is one. */
export function readChoice(
  args: Arguments,
  { peers, routers, exchanges, policies }: Declaration,
  report: Report,
): Choice | null {
  const found = new Diagnostics();
  const wrong = found.report;
  const oneOf = (option: string, known: readonly string[]): string | null => {
    const value = args.text(option);
    if (value === null || known.includes(value)) return value;
    const near = didYouMean(value, known);
    const meant = near === null ? "" : `; did you mean ${near}?`;
    const problem = `--${option} takes ${known.join(", ")}, and got \`${value}\`${meant}`;
    wrong(diagnostic("wrong-usage", { problem, command: "list" }));
    return null;
  };
  const named = (option: "router" | "exchange", known: readonly string[]): string | null => {
    const name = args.text(option);
    if (name === null || known.includes(name)) return name;
    const near = didYouMean(name, known);
    const hint =
      near === null ? `${option}s: ${known.join(", ") || "none"}` : `did you mean \`${near}\`?`;
    wrong(
      option === "router"
        ? diagnostic("unknown-router", { name, known }, { hint })
        : diagnostic("unknown-exchange", { name }, { hint }),
    );
    return null;
  };
  const peer = args.text("peer");
  const asn = peer === null ? null : parseAsn(peer);
  if (peer !== null && !peers.some((one) => one.asn === asn)) {
    wrong(diagnostic("unknown-peer", { asn: peer, known: peers }));
  }
  const below = args.text("below-limit");
  const percent = /^(\d{1,2}|100)%?$/.exec(below ?? "");
  if (below !== null && !percent) {
    const problem = `--below-limit takes a percentage from 0% to 100%, and got \`${below}\``;
    wrong(diagnostic("wrong-usage", { problem, command: "list" }));
  }
  const choice = {
    asn,
    router: named(
      "router",
      routers.map(({ name }) => name),
    ),
    exchange: named(
      "exchange",
      exchanges.map(({ id }) => id),
    ),
    relation: oneOf("relation", Object.keys(policies)),
    state: oneOf("state", LISTED),
    belowLimit: percent ? Number(percent[1]) : null,
  };
  found.all.forEach(report);
  return found.failed ? null : choice;
}

/** Whether a session is chosen; `unknown` if that depends on registrations for which there is no data. */
export function isChosen(row: SessionRow, choice: Choice): boolean | "unknown" {
  const is = <Value>(wanted: Value | null, value: Value): boolean =>
    wanted === null || wanted === value;
  const others =
    is(choice.asn, row.asn) &&
    is(choice.router, row.router) &&
    is(choice.exchange, row.exchange) &&
    is(choice.relation, row.relation) &&
    is(choice.state, row.state);
  if (!others || choice.belowLimit === null) return others;
  const { belowLimit } = choice;
  const isBelow = (headroom: number | null): boolean => headroom !== null && headroom < belowLimit;
  if (isBelow(row.headroom) || isBelow(row.received_headroom ?? null)) return true;
  return row.registration === "no-data" ? "unknown" : false;
}
