/** The texts of one feature in one language, by their whole key (`error.offline`). */
export type Catalogue = ReadonlyMap<string, string>;
export type Tree = { readonly [key: string]: string | Tree };
export type Load = (language: string, namespace: string) => Promise<Tree>;

const kAttempts = 5;
const kPause = 350;

function flat(tree: Tree, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flat(value, `${prefix}${key}.`, into);
  }
  return into;
}

/** What has been fetched of the catalogues; each is asked for once, again when it did not come. */
export class Catalogues {
  private readonly trees = new Map<string, Tree>();
  private readonly texts = new Map<string, Catalogue>();
  private readonly coming = new Map<string, Promise<void>>();

  constructor(private readonly load: Load) {}

  get(language: string, namespace: string): Catalogue | undefined {
    return this.texts.get(`${language}/${namespace}`);
  }

  tree(language: string, namespace: string): Tree | undefined {
    return this.trees.get(`${language}/${namespace}`);
  }

  /** Ends without the texts, and not in an error, where they cannot be had: what is drawn then are keys. */
  fetch(language: string, namespace: string): Promise<void> {
    const id = `${language}/${namespace}`;
    const present = this.coming.get(id);
    if (present) return present;
    const coming = this.attempt(language, namespace, 1);
    this.coming.set(id, coming);
    return coming;
  }

  private async attempt(language: string, namespace: string, number: number): Promise<void> {
    const id = `${language}/${namespace}`;
    try {
      const tree = await this.load(language, namespace);
      this.trees.set(id, tree);
      this.texts.set(id, flat(tree));
    } catch {
      if (number < kAttempts) {
        await new Promise((resolve) => setTimeout(resolve, kPause * 2 ** (number - 1)));
        return this.attempt(language, namespace, number + 1);
      }
      this.texts.set(id, new Map());
      this.coming.delete(id); // whoever asks next asks anew
    }
  }
}
