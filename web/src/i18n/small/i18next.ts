import { Catalogues, type Load, type Tree } from './catalogues';

/**
 * What this client uses of i18next, which it is called as and typed by: keys with gaps and plurals, catalogues fetched one by
 * one. The whole library would be a tenth of what the first message waits for (`resolve.alias` in vite.config.ts).
 */
export type Gaps = Readonly<Record<string, unknown>>;
export type Translate = (key: string, gaps?: Gaps) => string;

const kDefault = 'common';

/**
 * What stands in a gap, held together by itself in a sentence from right to left where letters from left to right are in it:
 * otherwise `@ann: hello (until 5)` would fall apart, its signs among the words of the sentence.
 */
export const isolate = (value: string): string =>
  /[^\P{L}\p{Script=Arabic}\p{Script=Hebrew}]/u.test(value) ? `\u2068${value}\u2069` : value;

export const asList = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

class Translations {
  language = '';
  /** What it turns to, which may still be on its way. */
  wish = '';
  isInitialized = false;
  private catalogues = new Catalogues(() => Promise.reject(new Error('No catalogues yet')));
  private readonly wanted = new Set<string>([kDefault]);
  private readonly listeners = new Set<(language: string) => void>();
  private readonly made = new Map<string, Translate>();
  private readonly plurals = new Map<string, Intl.PluralRules>();
  private change = 0;

  async init({ lng, ns, load }: { lng: string; ns: readonly string[]; load: Load }): Promise<void> {
    this.catalogues = new Catalogues(load);
    for (const namespace of ns) this.wanted.add(namespace);
    await this.changeLanguage(lng);
    this.isInitialized = true;
  }

  /** Turns to `language` when all that is in use has come in it; the latest wish counts. */
  async changeLanguage(language: string): Promise<void> {
    const change = ++this.change;
    this.wish = language;
    await Promise.all([...this.wanted].map((namespace) => this.catalogues.fetch(language, namespace)));
    if (change !== this.change) return;
    const turned = this.language !== language;
    this.language = language;
    if (turned) for (const listener of [...this.listeners]) listener(language);
  }

  async loadNamespaces(namespaces: string | readonly string[]): Promise<void> {
    await Promise.all(asList(namespaces).map((namespace) => this.loadNamespace(namespace)));
  }

  /** The same promise for the same catalogue, so that a component may wait for it. */
  loadNamespace(namespace: string): Promise<void> {
    this.wanted.add(namespace);
    return this.catalogues.fetch(this.language, namespace);
  }

  hasLoadedNamespace(namespace: string): boolean {
    return this.catalogues.get(this.language, namespace) !== undefined;
  }

  getResourceBundle(language: string, namespace: string): Tree | undefined {
    return this.catalogues.tree(language, namespace);
  }

  on(_event: 'languageChanged', listener: (language: string) => void): void {
    this.listeners.add(listener);
  }

  off(_event: 'languageChanged', listener: (language: string) => void): void {
    this.listeners.delete(listener);
  }

  /** From which side `language` is written. */
  dir(language = this.language): 'ltr' | 'rtl' {
    return /^(?:ar|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language) ? 'rtl' : 'ltr';
  }

  exists(key: string): boolean {
    return this.find(this.language, kDefault, key) !== undefined;
  }

  readonly t: Translate = (key, gaps) => this.say(this.language, kDefault, key, gaps);

  /** The same function for the same language and catalogue. */
  getFixedT(language: string | null, namespace: string): Translate {
    const fixed = language ?? this.language;
    const id = `${fixed}/${namespace}`;
    const present = this.made.get(id);
    if (present) return present;
    const made: Translate = (key, gaps) => this.say(fixed, namespace, key, gaps);
    this.made.set(id, made);
    return made;
  }

  private find(language: string, namespace: string, key: string, form = ''): string | undefined {
    const colon = key.indexOf(':');
    const catalogue = this.catalogues.get(language, colon < 0 ? namespace : key.slice(0, colon));
    return catalogue?.get(key.slice(colon + 1) + form);
  }

  private say(language: string, namespace: string, key: string, gaps: Gaps = {}): string {
    const { count } = gaps;
    const counted =
      typeof count === 'number'
        ? this.find(language, namespace, key, `_${this.rules(language).select(count)}`)
        : undefined;
    const text = counted ?? this.find(language, namespace, key) ?? key.slice(key.indexOf(':') + 1);
    const rightToLeft = this.dir(language) === 'rtl';
    return text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_gap, name: string) => {
      const value = String(gaps[name] ?? '');
      return rightToLeft ? isolate(value) : value;
    });
  }

  private rules(language: string): Intl.PluralRules {
    const rules = this.plurals.get(language) ?? new Intl.PluralRules(language);
    this.plurals.set(language, rules);
    return rules;
  }
}

export default new Translations();
