/** A schema as a function: whether a value is as it asks, and in `errors` what is wrong with the last one that was not. */
export interface SchemaCheck {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** One complaint about a value, in the words of ajv. */
export interface SchemaError {
  readonly keyword: string;
  /** Where the value is, as a JSON pointer (RFC 6901). */
  readonly instancePath: string;
  /** Where the schema is that it does not meet. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key that is wrong, where the complaint is about a key. */
  readonly propertyName?: string;
  /** The schema that the keyword stands in. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}
