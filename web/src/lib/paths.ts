export type Params = Record<string, string | undefined>;

/** `text` without its percent signs. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign: then it means itself
  }
}

/** What stands at the `:names` of `pattern` (`:name?` may be missing), or undefined where `path` is not of that form. */
export function match(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (given.length > wanted.length) return undefined;
  const params: Params = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    const name = /^:(\w+)(\??)$/.exec(part);
    if (!name) {
      if (value === undefined || decoded(value) !== part) return undefined;
    } else if (value !== undefined) params[name[1]!] = decoded(value);
    else if (name[2] === '') return undefined;
  }
  return params;
}
