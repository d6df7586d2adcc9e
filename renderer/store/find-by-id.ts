/** The thing with this identifier, which comes from an address and so may be anything. */
export function findById<Thing extends { readonly id: string }>(
  things: Readonly<Record<string, Thing>>,
  id: string | undefined,
): Thing | undefined {
  return id !== undefined && Object.hasOwn(things, id) ? things[id] : undefined;
}
