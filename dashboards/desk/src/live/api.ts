import type { ArticleText, StoryDetail, StoryPage } from "../contracts";

/** The server wants an access token, or another one. */
export class TokenWanted extends Error {}

const tokenKey = "storywatch.token";

export const token = {
  get: () => sessionStorage.getItem(tokenKey) ?? "",
  set: (value: string) => sessionStorage.setItem(tokenKey, value.trim()),
};

export const api = {
  stories: (skip: number) => get<StoryPage>(`/api/stories?skip=${skip}&take=200`),
  story: (id: string) => get<StoryDetail>(`/api/stories/${encodeURIComponent(id)}`),
  article: (id: string) => get<ArticleText>(`/api/articles/${encodeURIComponent(id)}`),
};

async function get<T>(path: string): Promise<T> {
  const known = token.get();
  const response = await fetch(path, { headers: known ? { Authorization: `Bearer ${known}` } : {} });
  if (response.status === 401) throw new TokenWanted();
  if (!response.ok) throw new Error(await problemOf(response));
  return (await response.json()) as T;
}

async function problemOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? response.statusText;
  } catch {
    return `${response.status} ${response.statusText}`;
  }
}
