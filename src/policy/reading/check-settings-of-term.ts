import { diagnostic, didYouMean, type Report, type Span } from "../../diagnostics/index.ts";
import type { TermDefinition } from "../definition.ts";
import { settingsOfTerm } from "../settings-of-term.ts";
import type { DeclaredSetting, SettingType } from "../setting-value.ts";
import { GUARD_NAMES, isSettingName, NUMBER_NAMES } from "../settings.ts";

/**
 * Checks that the settings that a term uses exist and have the right type. `span` is where the policy has the term;
 * its rule may be elsewhere.
 */
export function checkSettingsOfTerm(
  term: Omit<TermDefinition, "number">,
  declares: readonly DeclaredSetting[],
  policy: string,
  span: Span,
  report: Report,
): boolean {
  let isSound = true;
  for (const use of usesOf(term)) {
    if (isSettingName(use.name) && fits(use)) continue;
    const declared = declares.find(({ name }) => name === use.name);
    if (declared && [null, use.type].includes(declared.type)) continue;
    if (declared && use.type === "any") continue;
    isSound = false;
    const isHere = use.span.source === span.source;
    const place = isHere
      ? { span: use.span }
      : { span, related: [{ message: `${term.name} reads it here`, span: use.span }] };
    if (declared?.type) {
      const params = { name: use.name, type: declared.type, wanted: use.type };
      report(diagnostic("setting-type", params, place));
      continue;
    }
    const hint = adviseSetting(use, knownFor(use, declares));
    report(diagnostic("unknown-setting", { name: use.name, policy }, { ...place, hint }));
  }
  return isSound;
}

/** A setting that a term uses. */
interface Use {
  readonly name: string;
  /** The type it must have; after `if`, anything that may be off. */
  readonly type: SettingType | "any";
  readonly span: Span;
}

function usesOf(term: Omit<TermDefinition, "number">): readonly Use[] {
  const { guard } = term;
  return [
    ...(guard ? [{ name: guard.setting, type: "any" as const, span: guard.span }] : []),
    // For numbers and lengths, reading has checked it.
    ...settingsOfTerm(term).flatMap(({ type, ...use }) =>
      type === null ? [] : [{ ...use, type }],
    ),
  ];
}

/** What to write instead: the setting that was meant, those that are allowed here, or how to declare one. */
function adviseSetting({ name, type }: Use, known: readonly string[]): string {
  const dollar = type === "any" ? "" : "$";
  const written = known.map((one) => `${dollar}${one}`);
  const near = didYouMean(`${dollar}${name}`, written);
  if (near !== null) return `did you mean \`${near}\`?`;
  const there = written.join(", ");
  if (isSettingName(name) && there !== "") return `settings that can stand here: ${there}`;
  const [what, key] = isSettingName(name) ? ["one", "accepted"] : ["it", name];
  const example = type === "any" ? "prefixes" : type;
  return `declare ${what} under the policy's \`settings\`: ${key}: { type: ${example} }`;
}

/** Whether a setting that every policy has is allowed where it is used. */
function fits({ name, type }: Use): boolean {
  return OURS[type]?.includes(name) === true;
}

/** The settings that every policy has and that are allowed in a place. */
const OURS: Partial<Record<Use["type"], readonly string[]>> = {
  any: GUARD_NAMES,
  communities: ["communities"],
  number: NUMBER_NAMES,
};

/** The names that would be allowed in its place. */
function knownFor({ type }: Use, declares: readonly DeclaredSetting[]): readonly string[] {
  const own = declares.filter((one) => type === "any" || one.type === type).map(({ name }) => name);
  return [...(OURS[type] ?? []), ...own];
}
