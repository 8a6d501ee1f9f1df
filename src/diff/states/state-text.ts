import { sessionName } from "../../compile/index.ts";
import { describeOwner, describeUntil, type State } from "../../declaration/index.ts";
import type { StateChange } from "./compare-states.ts";

/**
 * A change of state in one sentence: `exchange ix-br-sp drains: power works (CHG-123), until 2026-12-01T04:00Z`,
 * `2 sessions are active again; were shut`.
 */
export function stateText(change: StateChange): string {
  const { was, state } = change;
  const { is, reason, ticket, until, prepend } = state;
  const wasText = `${isMany(change) ? "were" : "was"} ${was}`;
  return [
    stateSummary(change),
    prepend === 0 ? "" : ` with our ASN prepended ${prepend} times more`,
    reason === null ? "" : `: ${reason}`,
    ticket === null ? "" : ` (${ticket})`,
    until ? `, until ${describeUntil(until.value)}` : "",
    was === null || was === is || was === "active" ? "" : `; ${wasText}`,
  ].join("");
}

/** The same without details: `exchange ix-br-sp drains`. */
export function stateSummary(change: StateChange): string {
  const { was, state } = change;
  const verb = (isMany(change) ? VERBS_OF_MANY : VERBS)[state.is];
  const isAgain = state.is === "active" && (was === "draining" || was === "shut");
  const still = was === state.is ? "still " : "";
  return `${ownerText(change)} ${still}${verb}${isAgain ? " again" : ""}`;
}

function isMany({ owner, sessions }: StateChange): boolean {
  return owner.kind === "session" && sessions.length > 1;
}

/** What has another state: `exchange ix-br-sp`, `session AS13335_IX_BR_SP_V4 on gru1`, `3 sessions`. */
export function ownerText({ owner, sessions }: StateChange): string {
  if (owner.kind !== "session") return describeOwner(owner);
  const [first] = sessions;
  if (!first || sessions.length > 1) return `${sessions.length} sessions`;
  const name = sessionName(first.peer, first.session).replace(/^PEERC_/, "");
  return `session ${name} on ${first.session.router.value}`;
}

const VERBS: Readonly<Record<State, string>> = {
  removed: "is removed",
  planned: "is planned",
  shut: "is shut down",
  draining: "drains",
  active: "is active",
};

const VERBS_OF_MANY: Readonly<Record<State, string>> = {
  removed: "are removed",
  planned: "are planned",
  shut: "are shut down",
  draining: "drain",
  active: "are active",
};
