import { diagnostic, type Report } from "../diagnostics/index.ts";
import { compareCommunities, formatCommunity } from "../net/index.ts";
import { matchesPattern, type Edit, type Policy, type Term, type Test } from "../policy/index.ts";

/**
 * Refuses a policy in which a term tests what an earlier one may have edited on the way: IOS-XR tests the route as it
 * came, the others as it is then. Edits and tests that cannot touch each other are fine: removing our own communities
 * does not change whether GRACEFUL_SHUTDOWN is there.
 */
export function checkEdits(policy: Policy, report: Report): void {
  const edits: { term: Term; edit: Edit }[] = [];
  for (const term of policy.terms) {
    for (const { test } of term.when) {
      const hit = edits.find(({ edit }) => touches(edit, test));
      if (!hit) continue;
      const edited = describe(test);
      const related = [{ message: "the earlier term is here", span: hit.term.span }];
      report(
        diagnostic(
          "test-after-edit",
          { term: term.name, edited, by: hit.term.name },
          { span: term.span, related },
        ),
      );
    }
    // What a deciding term edits, no later term sees.
    if (term.verdict.kind === "next") {
      for (const edit of term.edits) edits.push({ term, edit });
    }
  }
}

/** Whether an edit may change the outcome of a test. */
function touches(edit: Edit, test: Test): boolean {
  switch (edit.kind) {
    case "add-communities":
      return (
        test.kind === "community" &&
        test.list.communities.some((tested) =>
          edit.list.communities.some((added) => compareCommunities(tested, added) === 0),
        )
      );
    case "remove-communities":
      return (
        test.kind === "community" &&
        test.list.communities.some((c) => matchesPattern(c, edit.pattern))
      );
    case "set-next-hop":
      return test.kind === "next-hop";
    case "prepend":
      return test.kind.startsWith("as-path-");
    case "set-local-preference":
    case "set-med":
      return false;
  }
}

function describe(test: Test): string {
  switch (test.kind) {
    case "community":
      return `the communities ${test.list.communities.map(formatCommunity).join(", ")}`;
    case "next-hop":
      return "the next hop";
    default:
      return "the AS_PATH";
  }
}
