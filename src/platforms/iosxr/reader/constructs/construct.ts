/**
 * A construct that the reader accepts: an example, in which ` / ` separates two lines; its meaning; and its source,
 * as a short name of `SOURCES` with the section or path.
 */
export type Construct = readonly [example: string, meaning: string, source: string];
