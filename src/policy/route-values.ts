/** An attribute of a route that has one of a few values, and that no edit changes. */
interface RouteValue<V extends string> {
  /** All values there are. */
  readonly all: readonly V[];
  /** The default value. */
  readonly usual: V;
  /** The title under which a route's value is displayed. */
  readonly title: string;
  /** Whether the default value is displayed as well. */
  readonly isAlwaysShown: boolean;
  /** A description, for the reference. */
  readonly about: string;
}

/** Each value of an attribute as a literal type, for the compiler. */
const oneOf = <V extends string>(value: RouteValue<V>): RouteValue<V> => value;

/**
 * Each of these attributes. The types of routes are derived from this table, and so are reading, printing and proving
 * routes.
 */
const VALUES = {
  rpki: oneOf({
    all: ["valid", "invalid", "not-found"],
    usual: "not-found",
    title: "RPKI",
    isAlwaysShown: true,
    about: "the outcome of origin validation",
  }),
  origin: oneOf({
    all: ["igp", "egp", "incomplete"],
    usual: "igp",
    title: "ORIGIN",
    isAlwaysShown: false,
    about: "the ORIGIN attribute",
  }),
};

/** The name of such an attribute. */
export type RouteAttribute = keyof typeof VALUES;

/** A route's values of them. A condition on one has a `ValueTest`. */
export type RouteValues = {
  readonly [A in RouteAttribute]: (typeof VALUES)[A]["usual"];
};

/** The result of RPKI origin validation (RFC 6811). */
export type RpkiState = RouteValues["rpki"];

/** How a route was injected into BGP (RFC 4271, 5.1.1). */
export type Origin = RouteValues["origin"];

/** The table. */
export const ROUTE_VALUES: { readonly [A in RouteAttribute]: RouteValue<RouteValues[A]> } = VALUES;

/** Whether this is the name of one of them. */
export function isRouteAttribute(name: string): name is RouteAttribute {
  return Object.hasOwn(VALUES, name);
}

/** Their names. */
export const ROUTE_ATTRIBUTES: readonly RouteAttribute[] =
  Object.keys(VALUES).filter(isRouteAttribute);

/** The values of a route that are worth displaying: titles and values. */
export function shownValues(route: RouteValues): readonly (readonly [string, string])[] {
  return ROUTE_ATTRIBUTES.flatMap((attribute) => {
    const { title, usual, isAlwaysShown } = ROUTE_VALUES[attribute];
    const value = route[attribute];
    return isAlwaysShown || value !== usual ? [[title, value] as const] : [];
  });
}

/** All values: each as read, otherwise the default. */
export function routeValues(
  read: <A extends RouteAttribute>(attribute: A) => RouteValues[A] | null,
): RouteValues {
  const value = <A extends RouteAttribute>(attribute: A) =>
    read(attribute) ?? ROUTE_VALUES[attribute].usual;
  return { rpki: value("rpki"), origin: value("origin") };
}

/** A value of an attribute by its text, or null if it has no such value. */
export function routeValueOf<A extends RouteAttribute>(
  attribute: A,
  text: string,
): RouteValues[A] | null {
  return ROUTE_VALUES[attribute].all.find((value) => value === text) ?? null;
}
