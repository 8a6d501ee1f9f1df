/** The local preference of routes for which no policy sets one, on all platforms unless configured otherwise. */
export const DEFAULT_LOCAL_PREFERENCE = 100;
