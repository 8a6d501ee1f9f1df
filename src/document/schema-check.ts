/** A compiled schema: returns whether a value is valid, and sets `errors` for the last one that was not. */
export interface SchemaCheck {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** One validation error of ajv. */
export interface SchemaError {
  readonly keyword: string;
  /** The location of the value, as a JSON pointer (RFC 6901). */
  readonly instancePath: string;
  /** The location of the violated schema. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The offending key, if the error is about a key. */
  readonly propertyName?: string;
  /** The schema that contains the keyword. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}
