import type { RunningBird } from "./running-bird.ts";
import type { FilterSource } from "./texts.ts";

/** What BIRD took of some texts, and what it refused. */
export interface Loaded {
  readonly loaded: readonly FilterSource[];
  readonly refused: readonly FilterSource[];
}

/** Loads texts into a running BIRD: all at once, after each was checked alone. */
export async function loadAll(
  bird: RunningBird,
  sources: readonly FilterSource[],
): Promise<Loaded> {
  const loaded: FilterSource[] = [];
  const refused: FilterSource[] = [];
  for (const source of sources) {
    const isTaken = (await bird.check(configured(source))) === null;
    (isTaken ? loaded : refused).push(source);
  }
  await bird.load(loaded.map(configured).join(""));
  return { loaded, refused };
}

/** Whether what a channel attaches is a filter with a name. */
export const isNamed = (attached: string): boolean => /^filter\s+F\d+$/.test(attached.trim());

/** A text as written in BIRD's configuration: a filter without a name is attached to a pipe. */
function configured({ number, family, definitions, attached }: FilterSource): string {
  if (isNamed(attached)) return `${definitions}\n`;
  const [table, sink] = family === "ipv4" ? ["master4", "sink4"] : ["master6", "sink6"];
  return `${definitions}
protocol pipe P${number} { table ${table}; peer table ${sink}; import none; export ${attached}; }
`;
}
