import { PLATFORM_LINES } from "../model/index.ts";
import { isCapability } from "./capabilities/capability.ts";
import { supporter } from "./capabilities/supporter.ts";
import { isSupported } from "./capabilities/supports.ts";
import type { PlatformFacts } from "./platform.ts";

/** The facts that a platform's own folder provides. */
type OwnFacts = Omit<PlatformFacts, "title" | "canTest" | "tester">;

/** A platform's facts, with those that follow from its supported features. */
export function factsOf(own: OwnFacts): PlatformFacts {
  const { title } = PLATFORM_LINES[own.name];
  return {
    ...own,
    title,
    canTest: (test, version) => {
      const wanted = `test ${test}`;
      return !isCapability(wanted) || isSupported(own.supports, wanted, version);
    },
    tester: (tests) => {
      const wanted = tests.map((test) => `test ${test}` as const);
      return supporter({ title, supports: own.supports }, wanted);
    },
  };
}
