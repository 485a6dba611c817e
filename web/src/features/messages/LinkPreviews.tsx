import { useSetting } from '../../stores/hooks';
import './link-previews.css';
import { ExternalLink } from './markdown/PlainBody';
import { safeHref } from './markdown/links';

type Meta = Readonly<Record<string, unknown>>;

const kTitles = ['ogTitle', 'twitterTitle', 'title', 'pageTitle', 'oembedTitle'];
const kTexts = ['ogDescription', 'twitterDescription', 'description', 'oembedAuthorName'];
const kSites = ['ogSiteName', 'oembedProviderName'];

function firstOf(meta: Meta, keys: readonly string[]): string | undefined {
  const found = keys.map((key) => meta[key]).find((value) => typeof value === 'string' && value.trim() !== '');
  return found as string | undefined;
}

export interface LinkPreview {
  href: string;
  title: string;
  text: string | undefined;
  site: string;
}

/** What is shown of a link: nothing of what has neither title nor text, or leads nowhere. */
export function previewOf(row: unknown): LinkPreview | undefined {
  const { url, meta } = (row ?? {}) as { url?: unknown; meta?: unknown };
  if (typeof url !== 'string' || typeof meta !== 'object' || meta === null) return undefined;
  const href = safeHref(url);
  if (href === undefined || !/^https?:/.test(href)) return undefined;
  const [title, text] = [firstOf(meta as Meta, kTitles), firstOf(meta as Meta, kTexts)];
  if (title === undefined && text === undefined) return undefined;
  const { host } = new URL(href);
  return { href, title: title ?? host, text, site: firstOf(meta as Meta, kSites) ?? host };
}

/**
 * What the links of a message lead to, a card each. Pictures are not drawn: whoever runs the other server would see who
 * reads what, and when.
 */
export default function LinkPreviews({ urls }: { urls: readonly unknown[] }) {
  const shown = useSetting('API_Embed', true);
  if (!shown) return null;
  return urls
    .map(previewOf)
    .filter((preview) => preview !== undefined)
    .map(({ href, title, text, site }) => (
      <div key={href} className="confab-link-preview" dir="auto">
        <div className="confab-link-preview__site">{site}</div>
        <div className="confab-link-preview__title">
          <ExternalLink href={href}>{title}</ExternalLink>
        </div>
        {text !== undefined && <div className="confab-link-preview__text">{text}</div>}
      </div>
    ));
}
