import { diagnostic, type Report, type Span } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import type { Advice } from "../../advice.ts";
import { isVariable, unsafeCharacter } from "../quote.ts";
import { SINCE } from "../since.ts";

/** The diagnostics of one router, without what is the same in all of them. */
export interface Complaints {
  /** Junos in this version is older than anything this writes for. */
  tooOld(): void;
  /** Junos has no way to say it; `supportedBy` names the platforms that have. */
  unsupported(construct: string, supportedBy: string, span: Span, advice?: Advice): void;
  /** A number outside of what Junos takes, both ends included. */
  range(
    what: string,
    value: number,
    least: number,
    most: number,
    span: Span,
    advice?: Advice,
  ): void;
  /** A text that cannot stand between double quotes. */
  text(what: string, text: string, span: Span): void;
  /** A name of a secret that `envsubst` would not replace. */
  variable(what: string, name: string, span: Span): void;
  /** It works, in Junos' own terms. */
  differs(what: string, span: Span): void;
}

/** The diagnostics of a plan's router. Each is reported once, however many sessions share what it is about. */
export function complaints(plan: RouterPlan, report: Report): Complaints {
  const platform = "Junos";
  const router = plan.name;
  const version = plan.version.join(".");
  const oldest = SINCE.asLists.join(".");
  const said = new Set<string>();
  const once: Report = (found) => {
    const key = [found.code, found.message, found.span?.source.path, found.span?.start].join(" ");
    if (said.has(key)) return;
    said.add(key);
    report(found);
  };
  const unsafe = (what: string, character: string, span: Span): void =>
    once(diagnostic("unsafe-text", { what, platform, router, character }, { span }));
  const unsupported: Complaints["unsupported"] = (construct, supportedBy, span, advice = {}) => {
    const { fix, related } = advice;
    const params = { construct, platform, version, router, supportedBy, fix };
    once(diagnostic("unsupported-construct", params, { span, related }));
  };
  return {
    tooOld: () => {
      const params = { platform, version, router, oldest };
      once(diagnostic("unsupported-version", params, { span: plan.span }));
    },
    unsupported,
    range: (what, value, least, most, span, advice = {}) => {
      const { fix, related } = advice;
      if (value < least) {
        const construct = `${value} for ${what} (the least is ${least})`;
        unsupported(construct, "IOS-XR, BIRD and FRR", span, advice);
      } else if (value > most) {
        const params = { what, value, limit: most, platform, router, fix };
        once(diagnostic("platform-limit", params, { span, related }));
      }
    },
    text: (what, text, span) => {
      const character = unsafeCharacter(text);
      if (character !== null) unsafe(what, character, span);
    },
    variable: (what, name, span) => {
      if (!isVariable(name)) unsafe(what, name.replace(/^[A-Za-z_]\w*/, "").slice(0, 1), span);
    },
    differs: (what, span) => {
      once(diagnostic("behaviour-differs", { what, platform, router }, { span }));
    },
  };
}
