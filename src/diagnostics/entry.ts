/** One diagnostic of the catalogue, with parameters of type P. */
export interface Entry<P> {
  readonly severity: "error" | "warning" | "note";
  /** What it means and why it matters, for the reference; one or two sentences. */
  readonly about: string;
  /** The message: what is wrong, with the names and values of this case. */
  readonly message: (params: P) => string;
  /** What to do about it. */
  readonly hint?: (params: P) => string | undefined;
}

/** Declares an error. */
export function error<P = object>(entry: Omit<Entry<P>, "severity">): Entry<P> {
  return { severity: "error", ...entry };
}

/** Declares a warning. */
export function warning<P = object>(entry: Omit<Entry<P>, "severity">): Entry<P> {
  return { severity: "warning", ...entry };
}

/** Declares a note. */
export function note<P = object>(entry: Omit<Entry<P>, "severity">): Entry<P> {
  return { severity: "note", ...entry };
}
