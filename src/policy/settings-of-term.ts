import type { Span } from "../diagnostics/index.ts";
import { conditionKind } from "./conditions.ts";
import { conditionsOf } from "./conditions-of.ts";
import type { TermDefinition } from "./definition.ts";
import { editKind } from "./edits.ts";
import type { SettingUse } from "./setting-value.ts";

/** The settings that a term's tests and edits use, without the one after `if`. */
export function settingsOfTerm({
  edits,
  span: all,
  ...term
}: Pick<TermDefinition, "when" | "anyOf" | "edits" | "span">): readonly (SettingUse & {
  readonly span: Span;
})[] {
  return [
    ...conditionsOf(term).flatMap(({ test, span }) =>
      conditionKind(test)
        .settings(test)
        .map((use) => ({ ...use, span: use.span ?? span })),
    ),
    ...edits.flatMap((edit) =>
      editKind(edit)
        .settings(edit)
        .map((use) => ({ ...use, span: use.span ?? all })),
    ),
  ];
}
