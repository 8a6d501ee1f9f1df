import type { Supports } from "./capabilities/supports.ts";
import type { Complaints } from "./complaints.ts";
import type { RenderSteps } from "./render-steps.ts";
import type { RawFile, Report, SecretsIn } from "../diagnostics/index.ts";
import type { ConditionName, Test } from "../policy/index.ts";
import type {
  PlatformName,
  ReadRequest,
  RouterPlan,
  RouterReading,
  Version,
} from "../model/index.ts";

/** The templates of one platform: file name without `.hbs` → text. */
export type Templates = ReadonlyMap<string, string>;

/** What a platform's own parser said of a rendered file. */
export type CheckResult =
  | { readonly kind: "ok"; readonly tool: string }
  /** The parser is not installed, or the platform has none that runs here. */
  | { readonly kind: "unavailable"; readonly tool: string }
  | { readonly kind: "failed"; readonly tool: string; readonly output: string };

/** Runs a program without a shell; null where it is not installed. Never throws for an exit code. */
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
  /** The oldest version that is written for. */
  readonly oldestVersion: Version;
  /** The first version of which nothing is known, and the newest before it that was tried; null where none is refused. */
  readonly tooNew: { readonly since: Version; readonly newest: Version } | null;
  /** The version taken where a router declares none. */
  readonly defaultVersion: Version;
  /** What it has of everything that platforms differ in. */
  readonly supports: Supports;
  /** Whether a version has a way to make a test: rules that need another one can only be waived. */
  readonly canTest: (test: ConditionName, version: Version) => boolean;
  /** The platform, with the versions that can make all of some tests, for people; null where none can. */
  readonly tester: (tests: readonly Test["kind"][]) => string | null;
  /** The most characters of a neighbor's description. */
  readonly longestDescription: number;
  /** A text for people as the platform can carry it; empty where nothing of it can be. See `free-text.ts`. */
  readonly freeText: (text: string) => string;
  /**
   * Whether the platform's documents say what its AS_PATH tests make of an AS_SET. Where they do not, and the policy
   * does not ask either, filters are proven for paths without one.
   */
  readonly asSets: "documented" | "undocumented";
  /**
   * Reports what the platform, in the plan's version, cannot take of a plan, or does in its own way, as far as that takes a
   * computation: numbers, names, combinations. What it has or has not is in `supports`. See `report-limits.ts`.
   */
  limits(plan: RouterPlan, complain: Complaints): void;
}

/** One platform: what it can express, how it says it, how its own parser is asked. */
export interface Platform extends PlatformFacts {
  /** The router's whole file. Only for plans without errors from `limits`. */
  render(plan: RouterPlan, templates: Templates, step?: RenderSteps): string;
  /**
   * Reads a configuration back: what it says of what is ours, by the platform's documented meaning. Reports every line of
   * ours that it does not understand; what was reported on is not to be relied on.
   */
  read(file: RawFile, request: ReadRequest, report: Report): RouterReading;
  /** Which pieces of a configuration are secret: nothing of the file is shown but with `<secret>` in their place. */
  readonly secretsIn: SecretsIn;
  /** Asks the platform's own parser about a rendered file; `directory` is an empty scratch folder. */
  check(plan: RouterPlan, text: string, run: RunTool, directory: string): Promise<CheckResult>;
}
