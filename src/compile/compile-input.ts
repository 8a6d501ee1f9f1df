import type { Declaration } from "../declaration/index.ts";
import type { ConditionName, PolicyLibrary, Test } from "../policy/index.ts";
import type { PlatformName, Version } from "../model/index.ts";
import type { Registry } from "./peer-lists.ts";

/** What is compiled: nothing else has a part in the result. */
export interface CompileInput {
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
  readonly registry: Registry;
  /** What compiling must know of each platform. */
  readonly platforms: Readonly<Record<PlatformName, PlatformFacts>>;
  /** The routers' own configurations: path as declared → text, or null where it cannot be read. */
  readonly baseFiles: ReadonlyMap<string, string | null>;
  /**
   * Objects whose absence from the registry is not reported, by name, or any. Each object that is not there is taken for one
   * of which nothing is known but that it is not empty; plans with such a one are not to be printed.
   */
  readonly mayLack?: "any" | ReadonlySet<string>;
  /** Plans have the sessions that are planned, too: to check them, not to be printed. */
  readonly withPlanned?: boolean;
  /**
   * Parts of the declaration or the library had errors, which were reported, and are not here: what follows from
   * that alone is not reported.
   */
  readonly partial?: boolean;
}

/** A platform as far as plans depend on it. */
export interface PlatformFacts {
  /** For people: `Junos`. */
  readonly title: string;
  /** The version where a router declares none. */
  readonly defaultVersion: Version;
  /** Whether a version has a way to make a test. */
  readonly canTest: (test: ConditionName, version: Version) => boolean;
  /** The platform, with the versions that can make all of some tests, for people; null where none can. */
  readonly tester: (tests: readonly Test["kind"][]) => string | null;
  /** The most characters of a neighbor's description. */
  readonly longestDescription: number;
  /** A text for people as the platform can carry it; empty where nothing of it can be. */
  readonly freeText: (text: string) => string;
}
