import { diagnostic } from "../../diagnostics/index.ts";
import { spanAt } from "../../document/index.ts";
import { equalScoped } from "../../net/index.ts";
import { neighborOf } from "../../model/index.ts";
import type { DraftSession } from "../draft.ts";
import { isRemoved } from "../session-states.ts";
import type { Rule } from "./rule.ts";

/**
 * Sessions with the same neighbor on the same router, at the same place and in the same family need different names;
 * at most one may have none.
 */
export const checkSessionNames: Rule = ({ sessions }, report) => {
  const seen = new Map<string, DraftSession>();
  for (const at of sessions) {
    const { session, peer, node } = at;
    if (!peer || isRemoved(session) || session.local.family !== session.remote.family) continue;
    const place = session.place.kind === "exchange" ? session.place.id : session.place.name;
    const router = session.router.value;
    const key = [peer.asn, router, session.place.kind, place, session.family, session.name].join(
      " ",
    );
    const first = seen.get(key);
    if (!first) {
      seen.set(key, at);
      continue;
    }
    // The same session twice is one mistake, reported for its address.
    if (equalScoped(neighborOf(first.session), neighborOf(session))) continue;
    const related = [{ message: "the other one is here", span: first.session.remoteSpan }];
    const span = session.name === null ? session.remoteSpan : spanAt(node, ["name"]);
    const params = { place, router, name: session.name };
    report(diagnostic("session-name-missing", params, { span, related }));
  }
};
