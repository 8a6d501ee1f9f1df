import {
  diagnostic,
  distinct,
  type Diagnostic,
  type Report,
  type Span,
} from "../diagnostics/index.ts";
import type { RouterPlan, Version } from "../model/index.ts";
import type { Advice } from "./advice.ts";
import { atLeast } from "./at-least.ts";
import { CAPABILITIES, type Capability } from "./capabilities/capability.ts";
import { supporter, type Supporter } from "./capabilities/supporter.ts";
import { isSupported } from "./capabilities/supports.ts";

/** The allowed range of a number, inclusive; a missing end means no limit. */
export interface Range {
  readonly least?: number;
  readonly most?: number;
}

/** A place for a message: `on PEERC_X`, `in the term reject-as-set`. */
type Where = string;

/** How a platform reports problems of a plan: the same way on all platforms. */
export interface Complaints {
  /** Whether the platform supports something, in the plan's version. */
  has(wanted: Capability): boolean;
  /** The next version in which the platform supports something that it lacks in the plan's; null if there is none. */
  comesWith(wanted: Capability): Version | null;
  /**
   * The plan needs something: an error unless the platform supports it, with the platforms that do. `advice`, the
   * alternative, is only called then.
   */
  needs(wanted: Capability, span: Span, where?: Where, advice?: Advice | (() => Advice)): void;
  /** A name or a combination that only this platform cannot express, so no other platform is suggested. */
  refused(what: string, span: Span, advice?: Advice): void;
  /** A number that must be in a range. */
  range(what: string, value: number, range: Range, span: Span, advice?: Advice): void;
  /**
   * A text with a character that the platform does not accept; null if there is none. `hint`: which texts it accepts.
   */
  unsafe(what: string, character: string | null, span: Span, hint?: string): void;
  /** It works without something that the platform lacks; reported unless the platform has it. */
  without(wanted: Capability, what: string, span: Span): void;
  /** It works, in the platform's own way. */
  differs(what: string, span: Span): void;
  /** Any other message of the catalogue. */
  readonly report: Report;
}

/** The complaints of a plan's platform, each reported once; `all`: the platforms that a hint may suggest. */
export function complaintsOf(
  plan: RouterPlan,
  facts: Supporter,
  all: readonly Supporter[],
  report: Report,
): Complaints {
  const once = distinct(report);
  const common = { platform: facts.title, router: plan.name };
  const known = new Map<Capability, boolean>();
  const has = (wanted: Capability): boolean => {
    const before = known.get(wanted);
    if (before !== undefined) return before;
    const answer = isSupported(facts.supports, wanted, plan.version);
    known.set(wanted, answer);
    return answer;
  };
  const unsupported = (
    construct: string,
    others: readonly string[] | null,
    span: Span,
    { fix, related }: Advice = {},
  ): Diagnostic => {
    const params = { ...common, version: plan.version.join("."), construct, others, fix };
    return diagnostic("unsupported-construct", params, { span, related });
  };
  const differs = (what: string, span: Span): void =>
    once(diagnostic("behaviour-differs", { ...common, what }, { span }));
  return {
    has,
    comesWith(wanted) {
      const starts = facts.supports[wanted].versions.flatMap(({ since }) => (since ? [since] : []));
      return starts.find((start) => !atLeast(plan.version, start)) ?? null;
    },
    needs(wanted, span, where, advice) {
      if (has(wanted)) return;
      const { remark } = facts.supports[wanted];
      const capability =
        where === undefined ? CAPABILITIES[wanted] : `${CAPABILITIES[wanted]} ${where}`;
      const construct = remark === undefined ? capability : `${capability}: ${remark}`;
      const others = all.flatMap((platform) => supporter(platform, [wanted]) ?? []);
      once(unsupported(construct, others, span, typeof advice === "function" ? advice() : advice));
    },
    refused: (what, span, advice) => once(unsupported(what, null, span, advice)),
    range(what, value, { least, most }, span, { fix, related } = {}) {
      const tell = (bound: "least" | "most", limit: number) =>
        once(
          diagnostic(
            "platform-limit",
            { ...common, what, value, bound, limit, fix },
            { span, related },
          ),
        );
      if (least !== undefined && value < least) tell("least", least);
      if (most !== undefined && value > most) tell("most", most);
    },
    unsafe(what, character, span, hint) {
      if (character === null) return;
      once(diagnostic("unsafe-text", { ...common, what, character }, { span, hint }));
    },
    without(wanted, what, span) {
      if (!has(wanted)) differs(what, span);
    },
    differs,
    report: once,
  };
}
