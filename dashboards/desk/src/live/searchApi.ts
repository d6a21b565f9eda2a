import type { SearchPage } from "../contracts/search";
import { get } from "./http";

export const searchApi = {
  find: (words: string, before?: number) =>
    get<SearchPage>(`/api/search?${new URLSearchParams({ q: words, take: "100", ...(before === undefined ? {} : { before: String(before) }) })}`),
};
