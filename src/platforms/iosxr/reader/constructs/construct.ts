/**
 * Something that the reader takes: an example, in which ` / ` stands between two lines; what it means; and where that is said,
 * as a short name of `SOURCES` and the section or path there.
 */
export type Construct = readonly [example: string, meaning: string, source: string];
