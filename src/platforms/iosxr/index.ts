import type { Platform } from "../platform.ts";
import { check } from "./check.ts";
import { limits } from "./limits.ts";
import { pieces } from "./pieces.ts";
import { read } from "./read.ts";
import { createPrinter, render } from "./render.ts";
import { secretsIn } from "./secrets.ts";
import { DEFAULT } from "./versions.ts";

/** Cisco IOS-XR. */
export const iosxr: Platform = {
  name: "iosxr",
  title: "Cisco IOS-XR",
  defaultVersion: DEFAULT,
  cannotTest: [],
  asSets: "undocumented",
  limits,
  render,
  createPrinter,
  read,
  secretsIn,
  pieces,
  check,
};
