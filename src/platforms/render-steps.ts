/** Prints a view through one template. */
export type PrintPart = (view: unknown, options?: object) => string;

/**
 * How rendering calls its steps. By default it calls them directly; a caller that renders repeatedly may supply
 * functions with the same results (`src/incremental`).
 */
export interface RenderSteps {
  /** For the view of one list or one session, which depends only on its arguments. */
  readonly view: <T extends object, A extends readonly unknown[], V extends object>(
    make: (of: T, ...besides: A) => V,
  ) => (of: T, ...besides: A) => V;
  /** For printing a view with one template, whose text is given. */
  readonly template: (print: PrintPart, text: string) => PrintPart;
}

/** The plain implementation. */
export const PLAIN_STEPS: RenderSteps = { view: (make) => make, template: (print) => print };
