// One way to the server: the token in the header, problems in their own words.

/** The server wants an access token, or another one. */
export class TokenWanted extends Error {}

/** What the server has against a request, in its words. */
export class Problem extends Error {
  constructor(readonly status: number, detail: string, readonly field: string | undefined) {
    super(detail);
  }
}

const tokenKey = "storywatch.token";

export const token = {
  get: () => sessionStorage.getItem(tokenKey) ?? "",
  set: (value: string) => sessionStorage.setItem(tokenKey, value.trim()),
  forget: () => sessionStorage.removeItem(tokenKey),
};

export const get = <T>(path: string): Promise<T> => send<T>("GET", path);

export async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  return (await read(await ask(method, path, body === undefined ? undefined : JSON.stringify(body), "application/json"))) as T;
}

/** A body that is not JSON, such as an OPML file. */
export async function sendText<T>(method: string, path: string, body: string, type: string): Promise<T> {
  return (await read(await ask(method, path, body, type))) as T;
}

export async function getText(path: string): Promise<string> {
  return await (await ask("GET", path, undefined, "")).text();
}

export function wordsOf(failed: unknown): string {
  return failed instanceof Error ? failed.message : String(failed);
}

async function ask(method: string, path: string, body: string | undefined, type: string): Promise<Response> {
  const known = token.get();
  const headers: Record<string, string> = known ? { Authorization: `Bearer ${known}` } : {};
  if (body !== undefined) headers["Content-Type"] = type;
  const response = await fetch(path, body === undefined ? { method, headers } : { method, headers, body });
  if (response.status === 401) throw new TokenWanted("Sign in first: the server wants an access token.");
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const problem = (await response.json()) as { detail?: string; title?: string; field?: string };
    return new Problem(response.status, problem.detail ?? problem.title ?? response.statusText, problem.field);
  } catch {
    return new Problem(response.status, `${response.status} ${response.statusText}`, undefined);
  }
}
