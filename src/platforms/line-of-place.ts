/** A line of a text: the offsets of its first character and of its line break. */
export interface LineOfPlace {
  readonly begin: number;
  readonly end: number;
}

/** Finds the lines of offsets in a text, in ascending order: a line of many megabytes is scanned once. */
export function lineOfPlace(text: string): (place: number) => LineOfPlace {
  let [begin, end] = [0, -1];
  return (place) => {
    while (end < place) {
      begin = end + 1;
      const at = text.indexOf("\n", begin);
      end = at < 0 ? text.length : at;
      if (end === text.length) break;
    }
    return { begin, end };
  };
}
