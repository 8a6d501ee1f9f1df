import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { PolicyDefinition } from "../definition.ts";
import type { DeclaredSetting } from "../setting-value.ts";

/** Reports settings that policies declare with different types, because a peer's value would be ambiguous. */
export function checkSettingTypes(policies: readonly PolicyDefinition[], report: Report): void {
  const known = new Map<string, DeclaredSetting>();
  for (const setting of policies.flatMap(({ declares }) => declares)) {
    const { name, type, span } = setting;
    const other = known.get(name);
    if (type === null || !other?.type || other.type === type) {
      known.set(name, other?.type ? other : setting);
      continue;
    }
    const related = [{ message: "the other one is here", span: other.span }];
    const params = { name, type, other: other.type };
    report(diagnostic("setting-types-differ", params, { span, related }));
  }
}
