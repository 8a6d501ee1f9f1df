/** The state of an item at a commit, or in the working tree. */
export interface Version {
  /** The full hash; null: not committed yet. */
  readonly commit: string | null;
  /** The parent versions, by their index in the list; empty at the beginning of the known history. */
  readonly parents: readonly number[];
}

/** A change to an item by a commit. */
export interface Event {
  readonly kind: "entered" | "changed" | "left";
  /** The full hash; null: not committed yet. */
  readonly commit: string | null;
  /** The state before; null if it did not exist. */
  readonly before: string | null;
  /** The state after; null if it no longer exists. */
  readonly after: string | null;
}

/** The history of an item. */
export interface Events {
  /** All events, newest first. */
  readonly all: readonly Event[];
  /** The state at the tip; null if it does not exist. */
  readonly now: string | null;
  /** The event since which it has existed without interruption; null if it does not exist. */
  readonly letIn: Event | null;
  /** The last event that changed it to its current state: the same as `letIn` if it has not changed since. */
  readonly last: Event | null;
}

/**
 * The history of an item, which has a state at each version, or null if it does not exist there. `versions` begins
 * with the tip; no version is among its own ancestors. A version with the same state as one of its parents is not an
 * event: a merge takes its content from a branch.
 */
export function eventsOf(
  versions: readonly Version[],
  stateAt: (version: number) => string | null,
): Events {
  const states = versions.map((_, at) => stateAt(at));
  const events = new Map<number, Event>();
  for (const at of newestFirst(versions)) {
    const event = eventAt(versions[at], states[at] ?? null, states);
    if (event) events.set(at, event);
  }
  const now = states[0] ?? null;
  let [letIn, last]: [Event | null, Event | null] = [null, null];
  for (let at: number | undefined = 0; at !== undefined && now !== null && !letIn;) {
    const event = events.get(at);
    last ??= event ?? null;
    if (event?.kind === "entered") letIn = event;
    const state: string | null | undefined = states[at];
    const parents: readonly number[] = versions[at]?.parents ?? [];
    at =
      parents.find((parent) => states[parent] === state) ??
      parents.find((parent) => (states[parent] ?? null) !== null);
  }
  return { all: [...events.values()], now, letIn, last };
}

function eventAt(
  version: Version | undefined,
  after: string | null,
  states: readonly (string | null)[],
): Event | null {
  if (!version) return null;
  const { commit, parents } = version;
  const olds = parents.map((parent) => states[parent] ?? null);
  if (olds.length === 0 ? after === null : olds.includes(after)) return null;
  const before = olds.find((old) => old !== null) ?? null;
  const kind = after === null ? "left" : before === null ? "entered" : "changed";
  return { kind, commit, before, after };
}

/** The versions from the tip on, each before its ancestors. */
function newestFirst(versions: readonly Version[]): readonly number[] {
  const done = new Set<number>();
  const order: number[] = [];
  // Without recursion: a history is deeper than the stack.
  const stack: { readonly at: number; next: number }[] = [{ at: 0, next: 0 }];
  if (versions.length > 0) done.add(0);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const parent = versions[top.at]?.parents[top.next++];
    if (parent === undefined) {
      if (versions.length > 0) order.push(top.at);
      stack.pop();
    } else if (!done.has(parent)) {
      done.add(parent);
      stack.push({ at: parent, next: 0 });
    }
  }
  return order.reverse();
}
