/**
 * Finds the loops in a graph of sets: for each edge that leads back to a set on the path to it, the loop from that
 * set back to itself. Every cycle of the graph contains one of them. The depth of the nesting is not limited by the
 * stack.
 */
export function findLoops(
  root: string,
  members: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  const loops: string[][] = [];
  const done = new Set<string>();
  const open = (name: string) => ({ name, rest: (members.get(name) ?? new Set()).values() });
  const path = [open(root)];
  const position = new Map<string, number>([[root, 0]]);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const { done: ended, value: member } = top.rest.next();
    if (ended === true) {
      path.pop();
      position.delete(top.name);
      done.add(top.name);
      continue;
    }
    const above = position.get(member);
    if (above !== undefined) loops.push([...path.slice(above).map(({ name }) => name), member]);
    else if (!done.has(member)) {
      position.set(member, path.length);
      path.push(open(member));
    }
  }
  return loops;
}
