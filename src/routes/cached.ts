/** The most texts that are remembered. */
const MOST = 65_536;

/** The same function for texts of which most come again and again: it remembers what they mean. */
export function cached<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    // A copy: a part of a text keeps the whole text in memory.
    const copy = Buffer.from(text).toString();
    const value = read(copy === text ? copy : text);
    if (known.size >= MOST) known.clear();
    known.set(copy, value);
    return value;
  };
}
