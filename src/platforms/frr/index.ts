import type { Platform } from "../platform.ts";
import { check } from "./check.ts";
import { facts } from "./facts.ts";
import { operations } from "./operations.ts";
import { read } from "./read.ts";
import { render } from "./render/render.ts";
import { renderList } from "./render/render-list.ts";
import { secretsIn } from "./secrets.ts";

/** FRR, versions 8.4 and later. */
export const frr: Platform = { ...facts, render, renderList, read, secretsIn, check, operations };
