import type { PlatformName } from "../../../src/model/index.ts";

/** The name of a platform that the program does not have; the tests that use it put it in the registry. */
export const FIFTH = "fifth" as PlatformName;
