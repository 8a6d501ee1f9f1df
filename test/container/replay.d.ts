import type { SpawnSyncReturns } from "node:child_process";

import type { Stage, Step } from "./read-containerfile.js";

export declare function canReplay(): boolean;

export declare function replay(what: {
  readonly context: string;
  readonly stages: readonly Stage[];
  readonly node: string;
  readonly skip?: (step: Step) => boolean;
  readonly copied?: Readonly<Record<string, string>>;
  readonly commands: string;
}): SpawnSyncReturns<string>;
