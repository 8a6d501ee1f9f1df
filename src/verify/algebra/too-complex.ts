/** Facts that could not be decided in a bounded number of steps. Searches that meet it are abandoned as too large. */
export class TooComplex extends Error {}
