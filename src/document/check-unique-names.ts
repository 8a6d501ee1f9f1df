import { diagnostic, type Report, type Span } from "../diagnostics/index.ts";

/** Reports names that occur twice in a file, in the order of the file: a result must identify what it is about. */
export function checkUniqueNames(
  all: readonly { readonly name: string; readonly span: Span }[],
  report: Report,
): void {
  const taken = new Map<string, Span>();
  for (const { name, span } of all) {
    const earlier = taken.get(name);
    if (earlier) {
      const related = [{ message: "the other one is here", span: earlier }];
      report(diagnostic("defined-twice", { name }, { span, related }));
    }
    taken.set(name, span);
  }
}
