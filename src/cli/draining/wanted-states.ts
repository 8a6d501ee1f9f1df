import type { Declaration, StateTarget } from "../../declaration/index.ts";
import { describeState } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { concernedSessions } from "./changed-states.ts";
import { declaredBy, type WantedState } from "./edit-states.ts";
import type { DrainRequest } from "./read-drain-request.ts";
import { stateText } from "./state-text.ts";
import { describeTarget } from "./target-words.ts";

/** The states to write for a request; what is declared so already is left out. Null, and reported, if one cannot be. */
export function wantedStates(
  request: DrainRequest,
  declaration: Declaration,
  targets: readonly StateTarget[],
  report: Report,
): readonly WantedState[] | null {
  const found = new Diagnostics();
  const wanted = targets.flatMap((target): readonly WantedState[] => {
    const declared = declaredBy(declaration, target);
    const owner = describeTarget(target, declaration);
    const span = declared?.span;
    if (request.kind === "undo") {
      if (declared?.is === "draining" || declared?.is === "shut") return [{ target, value: null }];
      const states = concernedSessions(declaration, declaration, [target])
        .filter(({ state }) => state.is === "draining" || state.is === "shut")
        .map(({ state, row }) =>
          state.by?.kind === "session" ? `${row.session} ${state.is}` : describeState(state),
        );
      const params = { owner, others: [...new Set(states)] };
      found.report(diagnostic("state-not-declared", params, span ? { span } : {}));
      return [];
    }
    if (declared?.is === "planned" || declared?.is === "removed") {
      const params = { owner, is: declared.is, wanted: request.is };
      found.report(diagnostic("state-not-to-drain", params, { span: declared.span }));
      return [];
    }
    const value = stateText(declared, request);
    return value === null ? [] : [{ target, value }];
  });
  found.all.forEach(report);
  return found.failed ? null : wanted;
}
