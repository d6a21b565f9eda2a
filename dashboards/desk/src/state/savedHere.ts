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

const longest = 40;

/** Under which name it is to be saved beside what there is: its own, or with the editor's, numbered where that is taken too; undefined where the same is there already. */
export function freeName(
  name: string, query: string, known: readonly { readonly name: string; readonly query: string }[], me: string,
): string | undefined {
  for (let number = 0; ; number++) {
    const end = number === 0 ? "" : number === 1 ? `, ${me}`.slice(0, longest - 1) : `, ${me.slice(0, longest - 8)} ${number}`;
    const wanted = `${name.slice(0, longest - end.length)}${end}`;
    const same = known.find((filter) => filter.name === wanted);
    if (!same) return wanted;
    if (same.query === query) return undefined;
  }
}
