import { diagnostic, type Report, type Span } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import type { Advice } from "../../advice.ts";
import { isName, unsafeCharacter, type NameKind } from "../quote.ts";
import { formatVersion } from "../versions.ts";

/** What a number may be, both ends included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The diagnostics of one router, without what is the same in all of them. */
export interface Complaints {
  /** IOS-XR has no way to say it; `supportedBy` names the platforms that have. */
  unsupported(construct: string, supportedBy: string, span: Span, advice?: Advice): void;
  /** A number outside of what IOS-XR takes. */
  range(what: string, value: number, range: Range, span: Span, advice?: Advice): void;
  /** A text that would end its line or begin a command. */
  text(what: string, text: string, span: Span): void;
  /** A name that IOS-XR would read otherwise, or that is too long. */
  name(kind: NameKind, what: string, name: string, longest: number, span: Span): void;
  /** It works, in IOS-XR's own terms. */
  differs(what: string, span: Span): void;
}

/** The diagnostics of a plan's router. */
export function complaints(plan: RouterPlan, report: Report): Complaints {
  const platform = "Cisco IOS-XR";
  const router = plan.name;
  const version = formatVersion(plan.version);
  const unsupported: Complaints["unsupported"] = (construct, supportedBy, span, advice = {}) => {
    const { fix, related } = advice;
    const params = { construct, platform, version, router, supportedBy, fix };
    report(diagnostic("unsupported-construct", params, { span, related }));
  };
  const tooMuch = (
    what: string,
    value: number,
    limit: number,
    span: Span,
    { fix, related }: Advice = {},
  ): void => {
    const params = { what, value, limit, platform, router, fix };
    report(diagnostic("platform-limit", params, { span, related }));
  };
  const unsafe = (what: string, character: string, span: Span): void =>
    report(
      diagnostic(
        "unsafe-text",
        { what, platform, router, character: JSON.stringify(character) },
        { span },
      ),
    );
  return {
    unsupported,
    range(what, value, { least, most }, span, advice) {
      if (value < least) {
        const construct = `${value} for ${what} (the least is ${least})`;
        unsupported(construct, "Junos, BIRD and FRR", span, advice);
      } else if (value > most) tooMuch(what, value, most, span, advice);
    },
    text(what, text, span) {
      const character = unsafeCharacter(text);
      if (character !== null) unsafe(what, character, span);
    },
    name(kind, what, name, longest, span) {
      if (!isName(kind, name)) unsafe(what, firstOutside(kind, name), span);
      if (name.length > longest) tooMuch(`the length of ${what}`, name.length, longest, span);
    },
    differs(what, span) {
      report(diagnostic("behaviour-differs", { what, platform, router }, { span }));
    },
  };
}

/** The character that makes a text no name: the one behind the longest beginning that is one. */
function firstOutside(kind: NameKind, name: string): string {
  for (let length = 1; length <= name.length; length++) {
    if (!isName(kind, name.slice(0, length))) return name.charAt(length - 1);
  }
  return "";
}
