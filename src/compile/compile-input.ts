import type { Declaration } from "../declaration/index.ts";
import type { ConditionName, PolicyLibrary, Test } from "../policy/index.ts";
import type { PlatformName, Version } from "../model/index.ts";
import type { Registry } from "./lists/peer-lists.ts";

/** The input of the compiler: the result depends on nothing else. */
export interface CompileInput {
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
  readonly registry: Registry;
  /** What the compiler must know about each platform. */
  readonly platforms: Readonly<Record<PlatformName, PlatformFacts>>;
  /** The routers' own configurations: path as declared → text, or null if it cannot be read. */
  readonly baseFiles: ReadonlyMap<string, string | null>;
  /**
   * Objects whose absence from the registry is not reported, by name, or any. Each missing object is treated as one
   * that is only known not to be empty; plans that depend on one must not be rendered.
   */
  readonly mayLack?: "any" | ReadonlySet<string>;
  /** Plans also contain planned sessions: for checks, not for rendering. */
  readonly withPlanned?: boolean;
  /**
   * Parts of the declaration or the library had errors, which were reported, and are missing here: their consequences
   * are not reported.
   */
  readonly partial?: boolean;
}

/** The properties of a platform that plans depend on. */
export interface PlatformFacts {
  /** For people: `Junos`. */
  readonly title: string;
  /** The version if a router declares none. */
  readonly defaultVersion: Version;
  /** Whether a version has a way to make a test. */
  readonly canTest: (test: ConditionName, version: Version) => boolean;
  /** The platform with the versions that can make all of these tests, for people; null if none can. */
  readonly tester: (tests: readonly Test["kind"][]) => string | null;
  /** The most characters of a neighbor's description. */
  readonly longestDescription: number;
  /** A display text as the platform can print it; may be empty. */
  readonly freeText: (text: string) => string;
}
