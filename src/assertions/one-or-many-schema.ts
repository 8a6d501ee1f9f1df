/**
 * The schema of one item, or a list of them. Errors in an item should be reported at that item, so this is not an
 * `anyOf`.
 */
export const oneOrManySchema = (item: object, description: string) => ({
  description,
  if: { type: "array" },
  then: { type: "array", minItems: 1, items: item },
  else: item,
});
