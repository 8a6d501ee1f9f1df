/** Prints a view through one template. */
export type PrintPart = (view: unknown, options?: object) => string;

/**
 * How rendering calls its steps. The plain way is to call them; whoever renders again and again may give functions of the same
 * answers (`src/incremental`).
 */
export interface RenderSteps {
  /** For what makes the view of one list or one session: it depends on its arguments alone. */
  readonly view: <T extends object, A extends readonly unknown[], V extends object>(
    make: (of: T, ...besides: A) => V,
  ) => (of: T, ...besides: A) => V;
  /** For what prints a view through one template, of which the text is given. */
  readonly template: (print: PrintPart, text: string) => PrintPart;
}

/** The plain implementation. */
export const PLAIN_STEPS: RenderSteps = { view: (make) => make, template: (print) => print };
