// Filters that an earlier version kept in the browser, on their way to the server.
import { readView, usualView, writeView } from "./filter";

/** Name and query of each; those that filter nothing, and what cannot be read, are left out. */
export function keptHere(text: string | null): readonly (readonly [string, string])[] {
  try {
    const kept = JSON.parse(text ?? "[]") as readonly (readonly [unknown, unknown])[];
    return kept
      .map(([name, query]) => [String(name).trim().slice(0, 40), writeView({ ...usualView, filter: readView(new URLSearchParams(String(query))).filter })] as const)
      .filter(([name, query]) => name !== "" && query !== "");
  } catch {
    return [];
  }
}

/** Under which name it is to be saved beside what there is; undefined where the same is there already. */
export function freeName(
  name: string, query: string, known: readonly { readonly name: string; readonly query: string }[], me: string,
): string | undefined {
  const same = known.find((filter) => filter.name === name);
  if (!same) return name;
  if (same.query === query) return undefined;
  const mine = `${name.slice(0, 38 - me.length)}, ${me}`.slice(0, 40);
  return known.some((filter) => filter.name === mine) ? undefined : mine;
}
