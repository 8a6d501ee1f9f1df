import { sessionName } from "../../compile/index.ts";
import { describeUntil } from "../../declaration/index.ts";
import type { Locate } from "../../diagnostics/index.ts";
import type { DeclaredSession, StateChange } from "../states/compare-states.ts";
import { ownerText, stateText } from "../states/state-text.ts";
import { placeOf } from "./cause-row.ts";
import type { SessionRow, StateRow } from "./diff-report.ts";

/** A change of state as plain data. */
export function stateRow(change: StateChange, locate: Locate): StateRow {
  const { was, state, sessions } = change;
  const { is, by, reason, ticket, until, prepend, span } = state;
  return {
    ...{ owner: ownerText(change), text: stateText(change), was, is, reason, ticket, prepend },
    until: until && describeUntil(until.value),
    place: by === null ? null : placeOf(span, locate),
    sessions: sessions.map(sessionRow),
  };
}

function sessionRow({ peer, session }: DeclaredSession): SessionRow {
  return {
    router: session.router.value,
    name: sessionName(peer, session).replace(/^PEERC_/, ""),
    asn: peer.asn,
    peer: peer.name,
    family: session.family,
  };
}
