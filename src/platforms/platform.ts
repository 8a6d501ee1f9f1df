import type { RenderSteps } from "./render-steps.ts";
import type { RawFile, Report, SecretsIn } from "../diagnostics/index.ts";
import type { Test } from "../policy/index.ts";
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
  /** For people: `Juniper Junos`. */
  readonly title: string;
  /** The version taken where a router declares none. */
  readonly defaultVersion: Version;
  /** Tests that the platform has no way to make, in any version: rules that need them can only be waived. */
  readonly cannotTest: readonly Test["kind"][];
  /** The most characters of a neighbor's description. */
  readonly longestDescription: number;
  /** A text for people as the platform can carry it; empty where nothing of it can be. See `free-text.ts`. */
  readonly freeText: (text: string) => string;
  /**
   * Whether the platform's documents say what its AS_PATH tests make of an AS_SET. Where they do not, and the policy
   * does not ask either, filters are proven for paths without one.
   */
  readonly asSets: "documented" | "undocumented";
  /** Reports everything in a plan that the platform, in the plan's version, cannot express. */
  limits(plan: RouterPlan, report: Report): void;
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
