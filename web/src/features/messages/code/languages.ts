import type { LanguageFn } from 'highlight.js';

type Load = () => Promise<{ default: LanguageFn }>;

/** The languages that have colours, each fetched when a message first has code of it, with what else they are called. */
const languages: Record<string, { load: Load; aliases?: string[] }> = {
  bash: { load: () => import('highlight.js/lib/languages/bash'), aliases: ['sh', 'shell', 'zsh', 'console'] },
  c: { load: () => import('highlight.js/lib/languages/c'), aliases: ['h'] },
  cpp: { load: () => import('highlight.js/lib/languages/cpp'), aliases: ['c++', 'cc', 'hpp', 'cxx'] },
  csharp: { load: () => import('highlight.js/lib/languages/csharp'), aliases: ['cs', 'c#'] },
  css: { load: () => import('highlight.js/lib/languages/css') },
  diff: { load: () => import('highlight.js/lib/languages/diff'), aliases: ['patch'] },
  dockerfile: { load: () => import('highlight.js/lib/languages/dockerfile'), aliases: ['docker'] },
  go: { load: () => import('highlight.js/lib/languages/go'), aliases: ['golang'] },
  ini: { load: () => import('highlight.js/lib/languages/ini'), aliases: ['toml', 'conf'] },
  java: { load: () => import('highlight.js/lib/languages/java') },
  javascript: { load: () => import('highlight.js/lib/languages/javascript'), aliases: ['js', 'jsx', 'mjs', 'node'] },
  json: { load: () => import('highlight.js/lib/languages/json'), aliases: ['jsonc'] },
  kotlin: { load: () => import('highlight.js/lib/languages/kotlin'), aliases: ['kt'] },
  php: { load: () => import('highlight.js/lib/languages/php') },
  powershell: { load: () => import('highlight.js/lib/languages/powershell'), aliases: ['ps1', 'pwsh'] },
  python: { load: () => import('highlight.js/lib/languages/python'), aliases: ['py'] },
  ruby: { load: () => import('highlight.js/lib/languages/ruby'), aliases: ['rb'] },
  rust: { load: () => import('highlight.js/lib/languages/rust'), aliases: ['rs'] },
  sql: { load: () => import('highlight.js/lib/languages/sql'), aliases: ['postgres', 'sqlite'] },
  swift: { load: () => import('highlight.js/lib/languages/swift') },
  typescript: { load: () => import('highlight.js/lib/languages/typescript'), aliases: ['ts', 'tsx'] },
  xml: { load: () => import('highlight.js/lib/languages/xml'), aliases: ['html', 'svg', 'vue'] },
  yaml: { load: () => import('highlight.js/lib/languages/yaml'), aliases: ['yml'] },
};

const byName = new Map(
  Object.entries(languages).flatMap(([name, { load, aliases = [] }]) =>
    [name, ...aliases].map((alias) => [alias, { name, load }] as const),
  ),
);

/** The language that somebody means; undefined when it has no colours. */
export const languageOf = (typed: string | undefined): { name: string; load: Load } | undefined =>
  byName.get((typed ?? '').trim().toLowerCase());
