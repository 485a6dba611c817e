import type { IconName } from '../../ui';

export const kKinds = ['image', 'video', 'audio', 'text', 'application'] as const;
/** What lists of files can be asked for: the part of a media type before its slash. */
export type FileKind = (typeof kKinds)[number];

const kByType: readonly (readonly [RegExp, IconName])[] = [
  [/^image\/|^\/(?:png|jpe?g|gif|webp|avif|heic|svg)$/, 'image'],
  [/^audio\/|^\/(?:mp3|m4a|ogg|opus|wav|weba|flac|aac)$/, 'files-audio'],
  [/^video\/|^\/(?:mp4|webm|mov|mkv|avi)$/, 'files-video'],
  [/pdf$/, 'file-document'],
  [/(?:zip|tar|gzip|compressed|7z|rar)/, 'files-zip'],
  [/csv|sheet|excel|^\/(?:xlsx?|ods)$/, 'file-sheets'],
  [/^text\/|word|document|rtf|^\/(?:txt|log|md|docx?|odt)$/, 'file-document'],
];

/** The drawing for a file of a media type, or, where only the name is known, of its ending. */
export function fileIcon(type = '', name = ''): IconName {
  const ending = endingOf(name);
  return (
    kByType.find(([pattern]) => pattern.test(type) || pattern.test(`/${ending}`))?.[1] ??
    (isText(name) ? 'file-document' : 'file-generic')
  );
}

/** What a name ends on, in small letters; '' where it ends on nothing. */
export const endingOf = (name: string): string => /\.([\w+]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

const kTexts = new Set(
  (
    'txt log md csv tsv json jsonc yaml yml xml html htm css scss less js mjs cjs jsx ts tsx vue svelte py rb php pl lua ' +
    'go rs c h cc cpp cxx hpp cs java kt scala swift dart r sql sh bash zsh ps1 bat toml ini conf cfg env properties diff ' +
    'patch tex srt vtt graphql proto tf gradle cmake'
  ).split(' '),
);
/** What people read, as its name says. */
export const isText = (name: string): boolean => kTexts.has(endingOf(name));

/** What a browser shows by itself, without running anything that is in it. */
export const isReadable = (type = '', name = ''): boolean =>
  /^(?:application\/pdf|text\/plain)\b/.test(type) || /\.(?:pdf|txt|log|md)$/i.test(name);
