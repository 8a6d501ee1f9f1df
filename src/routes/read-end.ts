import { diagnostic, Diagnostics, type Report, type Span } from "../diagnostics/index.ts";
import { child, items, makeValidator, numberOf, textOf, type Node } from "../document/index.ts";
import { check } from "./end.check.ts";
import { ROUTE_VIEWS, type RoutePlace } from "./received-route.ts";
import { readSessionName } from "./session-name.ts";

const validate = makeValidator(check);

/** The last line of a file. */
export interface RoutesEnd {
  readonly routes: number;
  /** Places that are known to have no routes. */
  readonly empty: readonly (RoutePlace & { readonly span: Span })[];
  readonly span: Span;
}

/** Reads the last line; `router`: the one that the first line names. Null if an error was reported. */
export function readEnd(root: Node, router: string | null, given: Report): RoutesEnd | null {
  const found = new Diagnostics();
  const report: Report = (d) => {
    found.report(d);
    given(d);
  };
  validate(root, report);
  const seen = new Set<string>();
  const empty = items(child(root, "empty")).flatMap((node) => {
    const ownRouter = child(node, "router");
    if (ownRouter && router !== null && textOf(ownRouter) !== router) {
      const params = { router: textOf(ownRouter) ?? "", header: router };
      report(diagnostic("routes-of-another-router", params, { span: ownRouter.span }));
    }
    const session = readSessionName(textOf(child(node, "session")) ?? "");
    const view = ROUTE_VIEWS.find((one) => one === textOf(child(node, "view")));
    if (view === undefined) return [];
    const place = { session, router: textOf(ownRouter) ?? router, view, span: node.span };
    const key = JSON.stringify([place.session, place.router, view]);
    if (seen.has(key)) {
      const name = `${session ?? ""} (${view})`;
      report(diagnostic("listed-twice", { name }, { span: node.span }));
    }
    seen.add(key);
    return [place];
  });
  if (found.failed) return null;
  return { routes: numberOf(child(root, "routes")) ?? 0, empty, span: root.span };
}
