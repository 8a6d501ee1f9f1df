import type { Supports } from "./capabilities/supports.ts";
import type { Complaints } from "./complaints.ts";
import type { Operations } from "./operations.ts";
import type { RenderSteps } from "./render-steps.ts";
import type { RawFile, Report, SecretsIn } from "../diagnostics/index.ts";
import type { ConditionName, PrefixList, Test } from "../policy/index.ts";
import type {
  PlatformName,
  ReadRequest,
  RouterPlan,
  RouterReading,
  Version,
} from "../model/index.ts";

/** The templates of one platform: file name without `.hbs` → text. */
export type Templates = ReadonlyMap<string, string>;

/** The result of a platform's own parser for a rendered file. */
export type CheckResult =
  | { readonly kind: "ok"; readonly tool: string }
  /** The parser is not installed, or none is available outside of the router. */
  | { readonly kind: "unavailable"; readonly tool: string }
  | { readonly kind: "failed"; readonly tool: string; readonly output: string };

/** Runs a program without a shell; null if it is not installed. Never throws because of an exit code. */
export type RunTool = (
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly timeoutMs?: number },
) => Promise<{
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
} | null>;

/** What plans must respect on one platform: what it can express. */
export interface PlatformFacts {
  readonly name: PlatformName;
  /** For people: `Junos`. */
  readonly title: string;
  /** The oldest supported version. */
  readonly oldestVersion: Version;
  /**
   * The first version about which nothing is known, and the newest tested one before it; null if no version is
   * refused.
   */
  readonly tooNew: { readonly since: Version; readonly newest: Version } | null;
  /** The version for routers that declare none. */
  readonly defaultVersion: Version;
  /** Which of the features that differ between platforms it supports. */
  readonly supports: Supports;
  /** Whether a version has a way to make a test: rules that need another test can only be waived. */
  readonly canTest: (test: ConditionName, version: Version) => boolean;
  /** The platform with the versions that can make all of some tests, for people; null if none can. */
  readonly tester: (tests: readonly Test["kind"][]) => string | null;
  /** The most characters of a neighbor's description. */
  readonly longestDescription: number;
  /** A display text as the platform can print it; may be empty. See `free-text.ts`. */
  readonly freeText: (text: string) => string;
  /**
   * Whether the platform's documents say how its AS_PATH tests treat an AS_SET. If not, and the policy does not test
   * AS_SETs either, filters are proven for paths without one.
   */
  readonly asSets: "documented" | "undocumented";
  /** What the limit of a session counts; docs/platforms.md has what that rests on. */
  readonly limitCounts: "received" | "accepted" | "not-certain";
  /** Whether it adds NO_EXPORT to a route with BLACKHOLE by itself, before the import policy (RFC 7999, 3.2). */
  readonly addsNoExportToBlackholes: boolean;
  /**
   * Reports everything in a plan that the platform, in the plan's version, cannot do or does in its own way, as far
   * as that must be computed: numbers, names, combinations. Supported features are in `supports`. See
   * `report-limits.ts`.
   */
  limits(plan: RouterPlan, complain: Complaints): void;
}

/** One list of prefixes, in the syntax of a platform. */
export interface RenderedList {
  /** Ends with a newline. */
  readonly text: string;
  /** What the platform calls such a list where it is used: `prefix-list`, `route-filter-list`, `prefix-set`. */
  readonly kind: string;
}

/** One platform: what it can express, how it is rendered and read, and its own parser. */
export interface Platform extends PlatformFacts {
  /**
   * One list of prefixes alone, as the whole file has it. The list must not be empty; its name has letters, digits and
   * `_`, and begins with a letter.
   */
  renderList(list: PrefixList, templates: Templates): RenderedList;
  /** The router's whole file. Only for plans without errors from `limits`. */
  render(plan: RouterPlan, templates: Templates, step?: RenderSteps): string;
  /**
   * Reads a configuration back: peerc's part of it, by the platform's documented meaning. Reports every line of that
   * part that it does not understand; parts with errors must not be used.
   */
  read(file: RawFile, request: ReadRequest, report: Report): RouterReading;
  /** The secret parts of a configuration: they are replaced by `<secret>` before anything of the file is shown. */
  readonly secretsIn: SecretsIn;
  /** Checks a rendered file with the platform's own parser; `directory` is an empty scratch folder. */
  check(plan: RouterPlan, text: string, run: RunTool, directory: string): Promise<CheckResult>;
  /** How its rendered file gets onto a router, with a timer that takes it back. */
  readonly operations: Operations;
}
