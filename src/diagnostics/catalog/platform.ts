import { error, note, warning } from "../entry.ts";
import type { MaskedText } from "../masked-file.ts";
import { platformsThatCan } from "../platforms-that-can.ts";

/** Diagnostics of rendering for a platform, and of its native check. */
export const platformCatalog = {
  "unsupported-construct": error<{
    construct: string;
    platform: string;
    version: string;
    router: string;
    /** The platforms that can, with their versions; null where it is a matter of this one alone. */
    others: readonly string[] | null;
    fix?: string | undefined;
  }>({
    about:
      "The declaration or the policy uses something that the router's platform, in the declared version, cannot express.",
    message: (p) => `router ${p.router}: ${p.platform} ${p.version} cannot express ${p.construct}`,
    hint: ({ others, fix }) => {
      const can = others && (others.length === 0 ? "no platform can" : platformsThatCan(others));
      return [fix, can].filter((part) => part != null).join("; ") || undefined;
    },
  }),
  "neighbor-not-called": warning<{ session: string; router: string }>({
    about:
      "FRR before 9.0 does not connect to a neighbor with a link-local address: it learns the interface only when the neighbor connects.",
    message: (p) =>
      `router ${p.router}: FRR before 9.0 never connects to the link-local neighbor of ${p.session}; the session comes up only when the neighbor connects`,
    hint: () =>
      "run FRR 9.0 or later and declare it with `version`, or write `passive: true` for this session",
  }),
  "unsupported-version": error<{
    platform: string;
    version: string;
    router: string;
    oldest: string;
    newest?: string;
  }>({
    about: "The router declares a version for which peerc cannot write configuration.",
    message: (p) => `router ${p.router}: ${p.platform} ${p.version} is not supported`,
    hint: (p) =>
      p.newest === undefined
        ? `the oldest supported version is ${p.oldest}: if the router runs it, write \`version: "${p.oldest}"\``
        : `the newest supported version is ${p.newest}: if the router runs it, write \`version: "${p.newest}"\``,
  }),
  "platform-limit": error<{
    what: string;
    value: number;
    /** Which end of its range the value is beyond. */
    bound: "least" | "most";
    limit: number;
    platform: string;
    router: string;
    fix?: string | undefined;
  }>({
    about: "A value is outside of the range that the platform accepts.",
    message: (p) =>
      `router ${p.router}: ${p.what} is ${p.value}, but ${p.platform} accepts at ${p.bound} ${p.limit}`,
    hint: (p) => p.fix,
  }),
  "unsafe-text": error<{ what: string; platform: string; router: string; character: string }>({
    about:
      "A free text contains a character that the platform cannot quote: it could end the text and start configuration.",
    message: (p) =>
      `router ${p.router}: ${p.what} contains ${p.character}, which ${p.platform} cannot quote`,
    hint: () => "use printable ASCII without quotes, backslashes, braces, semicolons or pipes",
  }),
  "behaviour-differs": note<{ what: string; platform: string; router: string }>({
    about:
      "The platform does what is declared, but in its own way: what it counts, or when it acts, differs from the other platforms.",
    message: (p) => `router ${p.router} (${p.platform}): ${p.what}`,
  }),
  "slow-to-load": warning<{
    /** A list's name; null: the route maps. */
    list: string | null;
    entries: number;
    seconds: number;
    router: string;
  }>({
    about:
      "FRR before 9.0 loads prefix lists and route maps in time that grows with the square of their entries, or faster (fixed upstream in 2023).",
    message: (p) =>
      `router ${p.router}: FRR before 9.0 takes about ${p.seconds} s to load the ${p.entries} entries of ${p.list ?? "its route maps"}`,
    hint: (p) => `upgrade to FRR 9.0 or later${p.list === null ? "" : ", or aggregate the list"}`,
  }),
  "native-check-failed": error<{ router: string; tool: string; output: MaskedText }>({
    about: "The platform's own parser does not accept the rendered file.",
    message: (p) => `router ${p.router}: ${p.tool} does not accept the rendered file: ${p.output}`,
    hint: () => "this is a bug in peerc or a template, or a mistake in the router's base file",
  }),
  "base-file-conflict": error<{ router: string; line: MaskedText; why: string; fix: string }>({
    about:
      "The router's base file has a line that peerc writes itself, or that would undo its filters.",
    message: (p) => `router ${p.router}: the base file says "${p.line}": ${p.why}`,
    hint: (p) => p.fix,
  }),
  "no-base-file": warning<{ router: string }>({
    about:
      "An FRR router loads a complete configuration. Without a base file, the rendered file contains only the peering: interfaces, the IGP and everything else would be removed.",
    message: (p) =>
      `router ${p.router}: no base file: the rendered file is the whole configuration, and loading it removes everything else`,
    hint: () => "declare the router's own configuration as its base file",
  }),
} as const;
