/** A line of a text: the offsets of its first character and of its line break. */
export interface LineOfPlace {
  readonly begin: number;
  readonly end: number;
}

/** Finds the lines of places in a text, each of which is not in front of the one before: a line of megabytes is looked through once. */
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
