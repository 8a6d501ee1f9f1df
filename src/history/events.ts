/** What a thing was at a commit, or in the working tree. */
export interface Version {
  /** The full hash; null: what is not committed yet. */
  readonly commit: string | null;
  /** The versions before it, by their place in the list; none at the beginning of what is known. */
  readonly parents: readonly number[];
}

/** Something that a commit did to one thing. */
export interface Event {
  readonly kind: "entered" | "changed" | "left";
  /** The full hash; null: it is not committed yet. */
  readonly commit: string | null;
  /** What it was before; null where it was not there. */
  readonly before: string | null;
  /** What it is since; null where it is not there any more. */
  readonly after: string | null;
}

/** What has happened to one thing. */
export interface Events {
  /** All of it, the newest first. */
  readonly all: readonly Event[];
  /** What it is at the tip; null where it is not there. */
  readonly now: string | null;
  /** The event by which it came to be there without a break until now; null where it is not there. */
  readonly letIn: Event | null;
  /** The last event that made it what it is now: the same as `letIn` where it has not changed since. */
  readonly last: Event | null;
}

/**
 * What has happened to one thing, which at each version has a state, or null where it is not there. `versions` begins with the tip;
 * no version is among its own ancestors. A version that is as one of its parents has done nothing: a merge takes what it
 * took from a branch.
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
  // Without recursion: a history is longer than the stack.
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
