import type { BodyPart, StatementCache } from "../../fast/statement-cache.ts";
import type { Family } from "../../../net/index.ts";
import type { FilterStatement, Expression } from "./syntax.ts";

/** A function: the names of its arguments, and its statements. */
export interface FunctionText {
  readonly name: string;
  readonly line: number;
  readonly parameters: readonly string[];
  /** Its statements. Throws `NotUnderstood`. */
  readonly read: () => readonly FilterStatement[];
}

/** A filter. */
export interface FilterText {
  readonly name: string;
  readonly line: number;
  /** Its statements. Throws `NotUnderstood`. */
  readonly read: () => readonly FilterStatement[];
  /** Its body in parts; none if it is not in plain form. */
  readonly parts: readonly BodyPart[] | null;
}

/** Everything that a file defines and filters can use. */
export interface BirdObjects {
  readonly constants: Map<string, { readonly line: number; readonly value: Expression }>;
  readonly functions: Map<string, FunctionText>;
  readonly filters: Map<string, FilterText>;
  /** ROA tables in file order, whether something fills them, and whether they have no options of their own. */
  readonly roaTables: Map<
    string,
    { readonly line: number; readonly family: Family; filled: boolean; readonly isPlain: boolean }
  >;
  /** Every defined name in the file: none may be defined twice. */
  readonly defined: Set<string>;
  /** Names that something used. */
  readonly used: Set<string>;
  /** Values computed from constants, shared by all users: by name and type. */
  readonly made: Map<string, unknown>;
  /** Statements that filters have in common, by what the sessions have in common. */
  readonly known: Map<string, StatementCache<readonly FilterStatement[]>>;
}
