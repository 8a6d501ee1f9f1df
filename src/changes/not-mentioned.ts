/** The problem of an allowance that has no rule for a kind of difference. */
export const NOT_MENTIONED = "not mentioned";
